package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that a file that is called {@code .json} is JSON, which YAML takes more than. */
final class JsonSyntax {

    private static final Pattern TOKEN = Pattern.compile("(?:Unrecognized|Non-standard) token '(?<token>[^']*)'");

    /** The words of other languages for values of JSON. */
    private static final Map<String, String> WORDS = Map.of(
            "True", "true", "False", "false", "None", "null", "NaN", "a number", "nil", "null", "undefined", "null");

    /** The cases by parts of the parser's messages. */
    private static final Map<String, String> CASES =
            Map.of("close marker", "json-close", "expecting a colon", "json-colon", "Leading zeroes", "json-number");

    private static final Pattern ESCAPE = Pattern.compile("Unrecognized character escape '(?<escape>.)'");

    private final Path file;
    private final String text;

    private JsonSyntax(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Returns the first place where a JSON file isn't JSON; of one that ends too soon, YAML's finding says more. */
    static Optional<Finding> check(Path file, String text) {
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return json ? new JsonSyntax(file, text).check() : Optional.empty();
    }

    private Optional<Finding> check() {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                // Reads on to the first mistake.
            }
            return Optional.empty();
        } catch (JsonEOFException e) {
            return Optional.empty();
        } catch (JsonParseException e) {
            int offset = (int)
                    Math.max(0, Math.min(text.length() - 1L, e.getLocation().getCharOffset()));
            return Optional.of(finding(String.valueOf(e.getOriginalMessage()), offset));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Finding finding(String problem, int offset) {
        // The parser is behind the character that it complains about, or at it.
        int place = offset > 0 && !problem.contains("'" + text.charAt(offset) + "'") ? offset - 1 : offset;
        int before = lastBefore(place);
        Matcher token = TOKEN.matcher(problem);
        Matcher escape = ESCAPE.matcher(problem);
        if (problem.contains("comma to separate")) {
            return at(before, "json-comma");
        }
        if (text.charAt(before) == ',' && "}]".indexOf(text.charAt(place)) >= 0) {
            return at(before, "json-last-comma");
        }
        if ("/#".indexOf(text.charAt(place)) >= 0) {
            return at(place, "json-comment");
        }
        if (text.charAt(place) == '\'') {
            return at(place, "json-quote");
        }
        if (token.find()) {
            int start = Math.max(0, text.lastIndexOf(token.group("token"), offset));
            String word = WORDS.getOrDefault(token.group("token"), "");
            return at(start, word.isEmpty() ? "json-value" : "json-word", token.group("token"), word);
        }
        if (escape.find()) {
            return at(text.lastIndexOf('\\', offset), "json-escape", escape.group("escape"));
        }
        if (problem.contains("CTRL-CHAR")) {
            return at(before, "json-control");
        }
        if ("{[".indexOf(text.charAt(place)) >= 0 && problem.contains("field name")) {
            return at(place, "json-key");
        }
        return CASES.entrySet().stream()
                .filter(phrase -> problem.contains(phrase.getKey()))
                .map(phrase -> at(place, phrase.getValue()))
                .findFirst()
                .orElseGet(() -> at(place, "json", firstLine(problem)));
    }

    private int lastBefore(int offset) {
        int before = offset - 1;
        while (before > 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return Math.max(0, before);
    }

    private Finding at(int offset, String name, Object... values) {
        Position position = SpecSource.end(text.substring(0, offset));
        return Finding.at(file, position, "", "yaml-syntax/" + name, values);
    }

    private static String firstLine(String problem) {
        return problem.lines().findFirst().orElse("").replaceAll("[.;:]?\\s*$", "");
    }
}
