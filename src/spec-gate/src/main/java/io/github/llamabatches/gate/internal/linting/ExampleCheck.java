package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks examples and defaults against their schemas. */
public final class ExampleCheck {

    private static final Set<Kind> WITH_SCHEMA = Set.of(Kind.PARAMETER, Kind.HEADER, Kind.MEDIA_TYPE);

    private final SpecParts parts;
    private final ExampleValidator validator;
    private final List<Finding> findings = new ArrayList<>();

    private ExampleCheck(SpecDocument document, Collection<String> mistakes) {
        this.parts = document.parts();
        this.validator = new ExampleValidator(document, mistakes);
    }

    /**
     * Checks all examples and defaults.
     *
     * @param mistakes the pointers to errors in schemas, which prevent the validation of examples
     */
    public static List<Finding> check(SpecDocument document, Collection<String> mistakes) {
        ExampleCheck check = new ExampleCheck(document, mistakes);
        check.parts.of(Kind.SCHEMA).forEach(schema -> {
            check.validate(schema, "example", schema.pointer());
            check.validate(schema, "default", schema.pointer());
        });
        check.parts.all().stream()
                .filter(part ->
                        WITH_SCHEMA.contains(part.kind()) && part.get("schema").isObject())
                .forEach(part -> {
                    check.validate(part, "example", part.child("schema"));
                    for (Part written : check.parts.children(part, "examples")) {
                        Part example = check.parts.resolve(written);
                        if (example != null) {
                            check.validate(example, "value", part.child("schema"));
                        }
                    }
                });
        return check.findings;
    }

    private void validate(Part holder, String key, String schemaPointer) {
        JsonNode value = holder.get(key);
        if (!value.isMissingNode() && !(value.isTextual() && isOtherThanJson(Pointers.parent(schemaPointer)))) {
            validator.validate(value, holder.child(key), schemaPointer, optional(schemaPointer), findings);
        }
    }

    /**
     * Returns the keyword of properties that aren't required: {@code required} applies to {@code readOnly} properties
     * in responses and to {@code writeOnly} ones in requests (OpenAPI 3.0.3, fixed fields of schemas).
     */
    private String optional(String schemaPointer) {
        Part media = parts.get(Pointers.parent(schemaPointer));
        Kind holder = media == null || media.parent() == null
                ? Kind.SCHEMA
                : media.parent().kind();
        return media == null || media.kind() != Kind.MEDIA_TYPE
                ? ""
                : holder == Kind.REQUEST_BODY ? "readOnly" : holder == Kind.RESPONSE ? "writeOnly" : "";
    }

    /** The example of a media type other than JSON is a string, regardless of its schema. */
    private static boolean isOtherThanJson(String holder) {
        return Pointers.name(Pointers.parent(holder)).equals("content")
                && !Pointers.name(holder).toLowerCase(Locale.ROOT).contains("json");
    }
}
