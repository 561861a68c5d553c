package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A case of a rule with its severity and texts; missing values are those of the rule.
 *
 * @param data the entry of the case in rules.yaml
 */
public record Case(Rule rule, JsonNode data) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$([a-zA-Z]+|\\d)");

    /**
     * Returns a case.
     *
     * @param name the id of the rule, optionally followed by a slash and the name of the case
     * @throws IllegalArgumentException if there is none
     */
    public static Case of(String name) {
        String[] names = name.split("/", 2);
        Rule rule = Rule.of(names[0]);
        JsonNode data =
                names.length == 1 ? rule.data() : rule.data().path("cases").path(names[1]);
        if (!data.isObject()) {
            throw new IllegalArgumentException("there is no case " + name);
        }
        return new Case(rule, data);
    }

    public Severity severity() {
        return Severity.valueOf(text("severity").toUpperCase(Locale.ROOT));
    }

    /** Returns values for the placeholders $1, $2, and so on. */
    public static Map<String, String> numbered(Object... values) {
        Map<String, String> numbered = new HashMap<>();
        for (Object value : values) {
            numbered.put(String.valueOf(numbered.size() + 1), String.valueOf(value));
        }
        return numbered;
    }

    /** Returns a text by name, with its placeholders replaced. */
    public String text(String name, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text(name))
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** Returns a text by name; empty if there is none. */
    public String text(String name) {
        return data.path(name).asText(rule.data().path(name).asText(""));
    }
}
