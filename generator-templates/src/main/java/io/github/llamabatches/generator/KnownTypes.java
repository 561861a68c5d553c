package io.github.llamabatches.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The types that generated code uses by their simple names, so that no schema can have one of these names. */
final class KnownTypes {

    /** The package of the classes that generated code is built on. */
    static final String RUNTIME = "io.github.llamabatches.core";

    private static final Map<String, List<String>> IMPORTED = Map.of(
            "com.fasterxml.jackson.annotation",
            List.of("JsonCreator", "JsonIgnoreProperties", "JsonInclude", "JsonProperty", "JsonSetter", "Nulls"),
            "feign",
            List.of("CollectionFormat", "Headers", "Param", "RequestLine"),
            RUNTIME,
            List.of(
                    "Base64Text",
                    "CommaSeparatedItem",
                    "CookieExpander",
                    "HeaderText",
                    "Immutable",
                    "JsonNullable",
                    "ListItem",
                    "OpenEnum",
                    "PathSegment",
                    "PercentEncoder"),
            "java.math",
            List.of("BigDecimal"),
            "java.time",
            List.of("Instant", "LocalDate"),
            "java.util",
            List.of("List", "Map", "Objects", "UUID"),
            "org.jspecify.annotations",
            List.of("Nullable"));

    /** What needs no import: of {@code java.lang}, and what is nested in generated classes. */
    private static final Set<String> NOT_IMPORTED = Set.of(
            "Boolean", "Builder", "Deprecated", "Double", "Float", "Integer", "Known", "Long", "Object", "Override",
            "String");

    private static final Map<String, String> QUALIFIED = qualified();

    private KnownTypes() {}

    /** All of them, by their simple names. */
    static Set<String> taken() {
        Set<String> taken = new TreeSet<>(QUALIFIED.keySet());
        taken.addAll(NOT_IMPORTED);
        return taken;
    }

    /** Those that must be imported: from the simple name to the whole name. */
    static Map<String, String> imported() {
        return QUALIFIED;
    }

    private static Map<String, String> qualified() {
        Map<String, String> qualified = new HashMap<>();
        IMPORTED.forEach((from, names) -> names.forEach(name -> qualified.put(name, from + "." + name)));
        return Map.copyOf(qualified);
    }
}
