package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keywords of each kind of object, and corrections of misspelled ones. */
public final class Keywords {

    public static final String EXTENSIBLE = "x-extensible-enum";
    public static final String ENUM_DESCRIPTIONS = "x-enum-descriptions";
    public static final String ENUM_GROUPS = "x-enum-groups";
    public static final String SENSITIVE = "x-sensitive";
    public static final String IGNORE_UNREADABLE = "x-ignore-unreadable";

    /** The prefix of extensions that keep keywords without an equivalent in 3.0, so that their changes are detected. */
    public static final String KEPT = "x-3.1-";

    /** The extensions that the templates support. */
    private static final Set<String> EXTENSIONS =
            Set.of(EXTENSIBLE, ENUM_DESCRIPTIONS, ENUM_GROUPS, SENSITIVE, IGNORE_UNREADABLE);

    /** The keywords of JSON Schema that rules.yaml doesn't list, because they occur next to others. */
    private static final Set<String> FURTHER = Set.of(("definitions minContains maxContains dependencies contentSchema"
                    + " $dynamicAnchor $dynamicRef $vocabulary")
            .split(" "));

    /** The keywords of other versions and tools, to those that replace them. */
    private static final JsonNode FORMER = Rule.of("keyword-known").data().path("former");

    private Keywords() {}

    /**
     * Returns the invalid keys of an object: neither keywords nor extensions, except for misspelled extensions of this
     * project.
     */
    public static List<String> unknown(Kind kind, JsonNode node) {
        List<String> unknown = new ArrayList<>();
        if (!kind.isMap() && !(kind.referable() && node.has("$ref"))) {
            node.fieldNames().forEachRemaining(key -> {
                boolean extension = key.startsWith("x-");
                if (extension ? isNearlyOurs(key) : !kind.keywords().containsKey(key)) {
                    unknown.add(key);
                }
            });
        }
        return unknown;
    }

    /** Returns the keyword or extension that was probably intended. */
    public static Optional<String> meant(Kind kind, String key) {
        Set<String> known = new HashSet<>(kind.keywords().keySet());
        if (kind != Kind.SCHEMA) {
            NewerKeywords.NEWER.path(kind.name()).fieldNames().forEachRemaining(known::add);
        }
        return FORMER.path(kind.name())
                .optional(key)
                .map(JsonNode::asText)
                .or(() -> Spelling.nearest(key, key.startsWith("x-") ? EXTENSIONS : known));
    }

    /** Returns the type of a value that isn't an object, a list or null. */
    public static String typeOf(JsonNode value) {
        return value.isTextual()
                ? "string"
                : value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer" : "number";
    }

    /** Returns whether JSON Schema 2020-12 has a keyword that schemas of OpenAPI 3.0 don't have. */
    public static boolean isNewerInSchemas(String key) {
        return FURTHER.contains(key)
                || NewerKeywords.NEWER.path(Kind.SCHEMA.name()).has(key);
    }

    private static boolean isNearlyOurs(String key) {
        return !EXTENSIONS.contains(key) && Spelling.nearest(key, EXTENSIONS).isPresent();
    }
}
