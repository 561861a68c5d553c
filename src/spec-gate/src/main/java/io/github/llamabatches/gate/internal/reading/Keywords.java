package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keywords of each kind of object, and those that were meant. */
public final class Keywords {

    public static final String EXTENSIBLE = "x-extensible-enum";
    public static final String ENUM_DESCRIPTIONS = "x-enum-descriptions";
    public static final String ENUM_GROUPS = "x-enum-groups";
    public static final String SENSITIVE = "x-sensitive";
    public static final String IGNORE_UNREADABLE = "x-ignore-unreadable";

    /** Begins the name of an extension that keeps a keyword without an equal in 3.0, so that a change of it is seen. */
    public static final String KEPT = "x-3.1-";

    /** The extensions that the templates know. */
    private static final Set<String> EXTENSIONS =
            Set.of(EXTENSIBLE, ENUM_DESCRIPTIONS, ENUM_GROUPS, SENSITIVE, IGNORE_UNREADABLE);

    private Keywords() {}

    /** The keys of an object that mean nothing there: no keyword, and no extension but one that is nearly ours. */
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

    /** The keyword or extension that a key was probably meant to be. */
    public static Optional<String> meant(Kind kind, String key) {
        return Spelling.nearest(
                key, key.startsWith("x-") ? EXTENSIONS : kind.keywords().keySet());
    }

    /** Returns the type of a value that isn't an object, a list or null. */
    public static String typeOf(JsonNode value) {
        return value.isTextual()
                ? "string"
                : value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer" : "number";
    }

    private static boolean isNearlyOurs(String key) {
        return !EXTENSIONS.contains(key) && Spelling.nearest(key, EXTENSIONS).isPresent();
    }
}
