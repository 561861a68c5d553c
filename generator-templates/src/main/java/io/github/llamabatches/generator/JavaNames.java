package io.github.llamabatches.generator;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Converts names of a specification, which can be any string, to Java names. */
final class JavaNames {

    /** The methods of Object and of generated records. */
    private static final Set<String> TAKEN_MEMBERS = Set.of(
            "builder",
            "clone",
            "equals",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toBuilder",
            "toString",
            "wait");

    /** The constants and methods of generated enums. */
    private static final Set<String> TAKEN_CONSTANTS = Set.of("UNKNOWN", "VALUES");

    /** File systems allow 255 characters; nested classes and file extensions need some of them. */
    private static final int MOST_BYTES = 100;

    /** Matches an abbreviation without the first letter of the next word. */
    private static final Pattern UPPER_CASE_RUN = Pattern.compile("(\\p{Lu})(\\p{Lu}+)(?!\\p{Ll})");

    private static final Pattern SIGNED = Pattern.compile("[+-]\\p{Nd}");
    private static final Pattern SEPARATORS =
            Pattern.compile("[^\\p{L}\\p{Nd}\\p{Nl}\\p{Mn}\\p{Mc}&&[\\x00-\\uFFFF]]+[\\p{Mn}\\p{Mc}]*+");

    private JavaNames() {}

    /** Returns the name of a record component, parameter or method. */
    static String member(String name) {
        List<String> words = words(name);
        String member = lowerFirst(words.get(0))
                + words.stream().skip(1).map(JavaNames::upperFirst).collect(Collectors.joining());
        if (!Character.isJavaIdentifierStart(member.codePointAt(0))) {
            member = "_" + member;
        }
        return SourceVersion.isKeyword(member) || TAKEN_MEMBERS.contains(member) ? member + "_" : member;
    }

    /** Returns the name of a method: {@code listAPIKeys} becomes {@code listApiKeys}, like its query record. */
    static String method(String operationId) {
        return shortened(UPPER_CASE_RUN
                .matcher(member(operationId))
                .replaceAll(run -> run.group(1) + run.group(2).toLowerCase(Locale.ROOT)));
    }

    /** Returns the name of a constant. */
    static String constant(String value) {
        if (value.isEmpty()) {
            return "EMPTY";
        }
        String constant = words(value).stream()
                .map(word -> word.replaceAll("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})", "_"))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
        if (!Character.isJavaIdentifierStart(constant.codePointAt(0))) {
            constant = "_" + constant;
        }
        return TAKEN_CONSTANTS.contains(constant) ? constant + "_" : constant;
    }

    /** Returns the name of a class. */
    static String type(String name) {
        return shortened(typeOf(name));
    }

    /** Returns the name of a class that is named after a method. */
    static String typeOf(String method) {
        String type = words(method).stream().map(JavaNames::upperFirst).collect(Collectors.joining());
        return Character.isJavaIdentifierStart(type.codePointAt(0)) ? type : "Model" + type;
    }

    /** Returns a name that isn't too long for a file. */
    private static String shortened(String name) {
        String shortened = name;
        while (shortened.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            shortened = shortened.substring(0, shortened.offsetByCodePoints(shortened.length(), -1));
        }
        return shortened;
    }

    /** Returns the name with its first letter in upper case. */
    static String capitalized(String name) {
        return upperFirst(name);
    }

    /**
     * Returns unique Java names for the names of a scope: the fields of a schema, the values of an enum, the parameters
     * of an operation. The second of two equal names gets a number.
     *
     * @param names the names
     * @param conversion from a name to a Java name
     * @param separator the text before the number
     * @param taken the Java names that are already used
     * @return the Java names, in the same order
     */
    static List<String> distinct(
            Collection<String> names, UnaryOperator<String> conversion, String separator, Set<String> taken) {
        List<String> assigned = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (String name : names) {
            String converted = conversion.apply(name);
            String wanted = taken.contains(converted) ? converted + "_" : converted;
            assigned.add(numbered(wanted, separator, used::add));
        }
        return assigned;
    }

    /** Returns the name if it is free, else the name with the lowest number that is free. */
    static String numbered(String wanted, String separator, Predicate<String> isFree) {
        String name = wanted;
        for (int number = 2; !isFree.test(name); number++) {
            name = wanted + separator + number;
        }
        return name;
    }

    /**
     * Returns the words of a name: letters, their combining marks, and digits, in normalization form NFC, because some
     * file systems ignore the difference. If there are none, returns the Unicode names of the characters.
     */
    private static List<String> words(String written) {
        String name = Normalizer.normalize(written, Normalizer.Form.NFC);
        List<String> words = new ArrayList<>();
        if (SIGNED.matcher(name).lookingAt()) {
            words.add(name.charAt(0) == '+' ? "plus" : "minus");
        }
        for (String word : SEPARATORS.split(name)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            name.codePoints()
                    .mapToObj(Character::getName)
                    .filter(character -> character != null)
                    .flatMap(character ->
                            List.of(character.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).stream())
                    .forEach(words::add);
        }
        return words.isEmpty() ? List.of("empty") : words;
    }

    /** Converts {@code HTTPServer} to {@code httpServer}, and {@code ID} to {@code id}. */
    private static String lowerFirst(String word) {
        int upper = 0;
        while (upper < word.length() && Character.isUpperCase(word.charAt(upper))) {
            upper++;
        }
        int lowered = upper > 1 && upper < word.length() && Character.isLetter(word.charAt(upper)) ? upper - 1 : upper;
        return word.substring(0, lowered).toLowerCase(Locale.ROOT) + word.substring(lowered);
    }

    private static String upperFirst(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
