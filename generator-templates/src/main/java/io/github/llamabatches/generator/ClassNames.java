package io.github.llamabatches.generator;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Java names of the schemas that become classes, with a name or inline. */
final class ClassNames {

    /** Classes in a class, and those that it inherits if it is one of a union: it can't be called so itself. */
    static final Set<String> OF_RECORDS = Set.of("Builder", "Kind", "Unknown");

    static final Set<String> OF_UNIONS = Set.of("Kind", "Known", "Unknown");
    static final Set<String> OF_ENUMS = Set.of("Known");

    private final String modelPackage;
    private final Map<SpecPart, String> names = new HashMap<>();
    private final Map<String, SpecPart> classes = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();

    /**
     * Begins without classes.
     *
     * @param modelPackage their package
     * @param taken the names that no schema can have
     */
    ClassNames(String modelPackage, Collection<String> taken) {
        this.modelPackage = modelPackage;
        taken.forEach(name -> this.taken.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Names a schema, once, and as no class in it. */
    void add(SpecPart schema, String name, Set<String> nested) {
        if (!names.containsKey(schema)) {
            // Without regard to case, because some file systems have none.
            String type =
                    JavaNames.numbered(JavaNames.type(name), "", wanted -> !nested.contains(wanted) && isFree(wanted));
            names.put(schema, type);
            classes.put(type, schema);
        }
    }

    /** The classes that hold the values of a union begin with {@code Of}. */
    private boolean isFree(String type) {
        return !type.matches("Of\\p{Lu}\\D*") && taken.add(type.toLowerCase(Locale.ROOT));
    }

    @Nullable
    String of(SpecPart schema) {
        return names.get(schema);
    }

    /** The name in code, with the package; null if the schema is no class. */
    @Nullable
    String inCode(SpecPart schema) {
        String name = of(schema);
        return name == null ? null : modelPackage + "." + name;
    }

    /** The schemas by their Java names. */
    Map<String, SpecPart> classes() {
        return classes;
    }
}
