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

    private final Map<SpecPart, String> names = new HashMap<>();
    private final Map<String, SpecPart> classes = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();

    /**
     * Begins without classes.
     *
     * @param taken the names that no schema can have
     */
    ClassNames(Collection<String> taken) {
        taken.forEach(name -> this.taken.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Names a schema, once. */
    void add(SpecPart schema, String name) {
        if (!names.containsKey(schema)) {
            String type = withoutHolder(JavaNames.type(name));
            String candidate = type;
            // Without regard to case, because some file systems have none.
            for (int number = 1; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
                candidate = type + "Model" + (number == 1 ? "" : number);
            }
            names.put(schema, candidate);
            classes.put(candidate, schema);
        }
    }

    /** The classes that hold the values of a union begin so. */
    private static String withoutHolder(String type) {
        return type.matches("Of\\p{Lu}.*") ? type + "Model" : type;
    }

    @Nullable
    String of(SpecPart schema) {
        return names.get(schema);
    }

    /** The schemas by their Java names. */
    Map<String, SpecPart> classes() {
        return classes;
    }
}
