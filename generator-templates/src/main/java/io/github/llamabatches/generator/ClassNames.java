package io.github.llamabatches.generator;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assigns Java names to the schemas that become classes. */
final class ClassNames {

    /** The names of nested and inherited classes, which can't be the name of the class itself. */
    static final Set<String> OF_RECORDS = Set.of("Builder", "Kind", "Unknown");

    static final Set<String> OF_UNIONS = Set.of("Kind", "Known", "Unknown");
    static final Set<String> OF_ENUMS = Set.of("Known");

    private final String modelPackage;
    private final Map<SpecPart, String> names = new HashMap<>();
    private final Map<String, SpecPart> classes = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();

    /**
     * Creates an empty list of names.
     *
     * @param modelPackage the package of the models
     * @param taken the simple names that are already used
     */
    ClassNames(String modelPackage, Collection<String> taken) {
        this.modelPackage = modelPackage;
        taken.forEach(name -> this.taken.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Assigns a name to a schema if it has none, other than those of the classes in it. */
    void add(SpecPart schema, String name, Set<String> nested) {
        if (!names.containsKey(schema)) {
            // Names that differ only in case would be the same file on some file systems.
            String type =
                    JavaNames.numbered(JavaNames.type(name), "", wanted -> !nested.contains(wanted) && isFree(wanted));
            names.put(schema, type);
            classes.put(type, schema);
        }
    }

    /** Names that begin with {@code Of} belong to classes that hold the values of a union. */
    private boolean isFree(String type) {
        return !type.matches("Of\\p{Lu}\\D*") && taken.add(type.toLowerCase(Locale.ROOT));
    }

    @Nullable
    String of(SpecPart schema) {
        return names.get(schema);
    }

    /** Returns the name with the package; null if the schema isn't a class. */
    @Nullable
    String inCode(SpecPart schema) {
        String name = of(schema);
        return name == null ? null : modelPackage + "." + name;
    }

    /** Returns the schemas by their Java names. */
    Map<String, SpecPart> classes() {
        return classes;
    }
}
