package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * A case of a rule with its severity and texts; missing data is that of the rule.
 *
 * @param data the entry of the case in rules.yaml
 */
public record Case(Rule rule, JsonNode data) {

    /**
     * Returns a case.
     *
     * @param name the id of the rule, or the id, a slash and the name of the case
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

    /** Returns the text with a name; empty if there is none. */
    public String text(String name) {
        return data.path(name).asText(rule.data().path(name).asText(""));
    }
}
