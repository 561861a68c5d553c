package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the imports of a file: exactly the types that its pieces of code name. */
final class Imports {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SIMPLE_NAME = Pattern.compile("(?<![\\w.$])\\p{javaJavaIdentifierStart}[\\w\\p{L}$]*");

    private final Map<String, String> known;
    private final Set<String> imports = new TreeSet<>();

    /**
     * Begins without imports.
     *
     * @param models the names of generated classes that stand in another package
     * @param modelPackage that package
     */
    Imports(Collection<String> models, String modelPackage) {
        known = new HashMap<>(KnownTypes.imported());
        models.forEach(model -> known.put(model, modelPackage + "." + model));
    }

    /** Adds the types that pieces of code name. */
    Imports of(Collection<String> code) {
        for (String piece : code) {
            Matcher names = SIMPLE_NAME.matcher(STRING.matcher(piece).replaceAll("\"\""));
            while (names.find()) {
                String qualified = known.get(names.group());
                if (qualified != null) {
                    imports.add(qualified);
                }
            }
        }
        return this;
    }

    Imports of(String... code) {
        return of(List.of(code));
    }

    /** Adds the types that a template names under a condition. */
    Imports when(boolean condition, String... code) {
        return condition ? of(code) : this;
    }

    /** The whole names, in the order of the alphabet. */
    List<String> toList() {
        return new ArrayList<>(imports);
    }
}
