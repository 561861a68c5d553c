package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shortens the names of types in a file. Templates import all types that their code may use, including those of
 * {@code java.lang}, and the file keeps the imports that it uses. Models are written with their package. If two types
 * in a file have the same simple name, one keeps its package, so that no schema is renamed.
 */
final class TypeNames {

    private static final String NAME = "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*+";
    private static final String CHAIN = NAME + "(?:\\." + NAME + ")*+";
    private static final Pattern HEAD = Pattern.compile("(?:\\s|//[^\n]*)*+package ([^;]+);\n\n((?:import [^;]+;\n)+)");
    private static final Pattern IMPORT = Pattern.compile("import ([\\w.]+)\\.(\\w+);");
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|//[^\n]*|(?<comment>(?s:/\\*.*?\\*/))"
                    + "|(?<![\\p{javaJavaIdentifierPart}.])(?<name>" + CHAIN + ")");
    private static final Pattern TAG = Pattern.compile("(?:\\{@link |@throws )(" + CHAIN + ")");
    private static final Set<String> DECLARATIONS = Set.of("class", "enum", "interface", "record");
    /** The names of models that inherited classes hide. */
    private static final Set<String> HIDDEN = Set.of("Builder", "Kind", "Known", "Unknown");

    private static final String JAVA_LANG = "java.lang";
    private static final Type NULLABLE = new Type("org.jspecify.annotations", "Nullable");

    private final String modelPackage;
    private final Set<String> models;

    /**
     * Creates a shortener.
     *
     * @param modelPackage the package of the models
     * @param models the simple names of the models
     */
    TypeNames(String modelPackage, Set<String> models) {
        this.modelPackage = modelPackage;
        this.models = models;
    }

    /** Shortens the imports and names of a file. */
    String shorten(String file) {
        Matcher head = HEAD.matcher(file);
        if (!head.lookingAt()) {
            return file;
        }
        Map<String, String> importable = new HashMap<>();
        Matcher imports = IMPORT.matcher(head.group(2));
        while (imports.find()) {
            importable.put(imports.group(2), imports.group(1));
        }
        Code code = new Code(importable);
        code.read(file, head.end());
        Map<Type, String> names = new HashMap<>();
        Set<String> imported = new TreeSet<>();
        String own = head.group(1);
        code.types.forEach(type -> {
            boolean isShort = code.isShort(type, own);
            names.put(type, isShort ? type.name : type.qualified());
            if (isShort && !type.from.equals(own) && !type.from.equals(JAVA_LANG)) {
                imported.add("import " + type.qualified() + ";\n");
            }
        });
        StringBuilder shortened = new StringBuilder(file.substring(0, head.start(2)));
        imported.forEach(shortened::append);
        int end = head.end();
        String annotation = "";
        for (Use use : code.uses) {
            String name = names.getOrDefault(use.type, "");
            shortened.append(file, end, use.start);
            if (!annotation.isEmpty() && use.start == end + 1 && !name.equals(use.type.name)) {
                // Annotations of a qualified type are written after its package.
                shortened.setLength(shortened.length() - annotation.length());
                shortened.append(use.type.from).append('.').append(annotation).append(use.type.name);
            } else {
                shortened.append(name);
            }
            annotation = use.type.equals(NULLABLE) ? "@" + name + " " : "";
            end = use.end;
        }
        return shortened.append(file, end, file.length()).toString();
    }

    private record Type(String from, String name) {

        String qualified() {
            return from + "." + name;
        }
    }

    private record Use(int start, int end, Type type) {}

    /** Returns the types that the code of a file uses and declares. */
    private final class Code {

        private final Map<String, String> importable;
        private final List<Use> uses = new ArrayList<>();
        private final Set<Type> types = new LinkedHashSet<>();
        private final Set<String> declared = new LinkedHashSet<>();

        Code(Map<String, String> importable) {
            this.importable = importable;
        }

        void read(String file, int start) {
            Matcher tokens = TOKEN.matcher(file);
            int endOfKeyword = -1;
            for (int from = start; tokens.find(from); from = tokens.end()) {
                String name = tokens.group("name");
                if (name != null) {
                    Type type = add(name, tokens.start());
                    if (endOfKeyword + 1 == tokens.start()) {
                        declared.add(type == null ? name : type.name);
                    }
                    endOfKeyword = DECLARATIONS.contains(name) ? tokens.end() : -1;
                } else if (tokens.group("comment") != null) {
                    Matcher tags = TAG.matcher(file).region(tokens.start(), tokens.end());
                    while (tags.find()) {
                        add(tags.group(1), tags.start(1));
                    }
                }
            }
        }

        private @Nullable Type add(String chain, int start) {
            boolean isQualified = chain.startsWith(modelPackage + ".");
            int begin = isQualified ? modelPackage.length() + 1 : 0;
            int dot = chain.indexOf('.', begin);
            int end = dot < 0 ? chain.length() : dot;
            String name = chain.substring(begin, end);
            String from = isQualified ? modelPackage : importable.get(name);
            if (from == null) {
                return null;
            }
            Type type = new Type(from, name);
            types.add(type);
            uses.add(new Use(start, start + end, type));
            return type;
        }

        boolean isShort(Type type, String own) {
            boolean isModel = type.from.equals(modelPackage);
            boolean isHidden = type.from.equals(own) && HIDDEN.contains(type.name) || declared.contains(type.name);
            if (isHidden) {
                return isModel
                        && type.from.equals(own)
                        && declared.iterator().next().equals(type.name);
            }
            if (isModel) {
                String other = importable.get(type.name);
                boolean isImported = other != null && types.contains(new Type(other, type.name));
                return !isImported || (own.equals(modelPackage) && JAVA_LANG.equals(other));
            }
            return !type.from.equals(JAVA_LANG) || !own.equals(modelPackage) || !models.contains(type.name);
        }
    }
}
