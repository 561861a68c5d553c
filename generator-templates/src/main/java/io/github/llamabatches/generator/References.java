package io.github.llamabatches.generator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves references to the schemas of a specification. */
final class References {

    static final int MOST_STEPS = 100;
    private static final String COMPONENT = "#/components/schemas/";

    private final Map<String, SpecPart> components;

    References(SpecPart specification) {
        this.components = specification.get("components").members("schemas");
    }

    /** Returns the components by their names, in the order of the specification. */
    Map<String, SpecPart> components() {
        return components;
    }

    /** Follows references. */
    SpecPart resolve(SpecPart written) {
        SpecPart schema = written;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!schema.has("$ref")) {
                return schema;
            }
            schema = target(schema);
        }
        throw endless(written);
    }

    /** Follows one reference. */
    SpecPart target(SpecPart written) {
        String reference = String.valueOf(written.text("$ref"));
        SpecPart target = reference.startsWith(COMPONENT) ? named(reference) : null;
        if (target == null) {
            throw Refusal.at(
                    "reference-target",
                    written.at("$ref"),
                    "The reference " + reference + " can't be resolved.",
                    "Refer to a schema of this document, or of a file in its folder or below.");
        }
        return target;
    }

    /** Returns the schema of a reference or a name; null if there is none. */
    @Nullable
    SpecPart named(String reference) {
        boolean whole = reference.startsWith(COMPONENT);
        return components.get(decoded(whole ? reference.substring(COMPONENT.length()) : reference));
    }

    /** Returns the name of a component; null for an inline schema. */
    @Nullable
    String nameOf(SpecPart schema) {
        String pointer = "#" + schema.pointer();
        String name = pointer.startsWith(COMPONENT) ? decoded(pointer.substring(COMPONENT.length())) : "";
        return schema.equals(components.get(name)) ? name : null;
    }

    /** Decodes a token of a JSON pointer. */
    static String decoded(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }

    /** Creates the refusal of a schema whose references don't end. */
    static Refusal.Signal endless(SpecPart written) {
        return Refusal.at(
                "supported-composition",
                written,
                "The chain of references is circular or too long.",
                "Refer to a schema with a type.");
    }
}
