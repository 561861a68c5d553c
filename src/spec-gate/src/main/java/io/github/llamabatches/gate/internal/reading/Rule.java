package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A rule, as rules.yaml defines it: its id, group, severity, title, texts, and its check if that is simple. */
public final class Rule implements Comparable<Rule> {

    /** The groups of rules by subject, which determines when a rule applies. */
    public enum Group {
        /** The file is a readable document. */
        DOCUMENT,
        /** All YAML readers return the same document. */
        YAML,
        /** The document conforms to OpenAPI. */
        OPENAPI,
        /** The generator can turn the document into correct code. */
        GENERATION,
        /** The document follows this project's style. */
        STYLE,
        /** The document is compatible with the last release. */
        COMPATIBILITY;

        /** Whether a document can suppress the rule. */
        public boolean canBeSuppressed() {
            return this == GENERATION || this == STYLE || this == COMPATIBILITY;
        }

        /** Whether a violation prevents code generation. */
        public boolean mattersForGeneration() {
            return this == DOCUMENT || this == GENERATION;
        }
    }

    private static final Map<String, Rule> RULES = read();

    private final int order;
    private final String id;
    private final JsonNode data;

    private Rule(int order, String id, JsonNode data) {
        this.order = order;
        this.id = id;
        this.data = data;
    }

    private static Map<String, Rule> read() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Rule.class.getResourceAsStream("rules.yaml"), "rules.yaml")) {
            JsonNode data = new ObjectMapper()
                    .valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
            data.properties()
                    .forEach(entry ->
                            rules.put(entry.getKey(), new Rule(rules.size(), entry.getKey(), entry.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    /** Returns all rules in the order of the documentation. */
    public static Collection<Rule> all() {
        return RULES.values();
    }

    /**
     * Returns the rule with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Rule of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
    }

    public static Set<Rule> of(String... ids) {
        return Stream.of(ids).map(Rule::of).collect(Collectors.toUnmodifiableSet());
    }

    public static Optional<Rule> find(String id) {
        return Optional.ofNullable(RULES.get(id));
    }

    public String id() {
        return id;
    }

    public boolean is(String other) {
        return id.equals(other);
    }

    public Group group() {
        return Group.valueOf(data.path("group").textValue().toUpperCase(Locale.ROOT));
    }

    /** Returns whether it concerns names that are invisible over HTTP: they matter if generated code contains them. */
    public boolean isOfNames() {
        return data.path("names").booleanValue();
    }

    /** Returns the default severity of a violation. */
    public Severity severity() {
        return Severity.valueOf(data.path("severity").textValue().toUpperCase(Locale.ROOT));
    }

    /** Returns the requirement as one sentence. */
    public String summary() {
        return data.path("title").textValue();
    }

    /** Returns the entry in rules.yaml, with texts and checks. */
    public JsonNode data() {
        return data;
    }

    /** Returns a table of the entry: lists of words by their names. */
    public Map<String, List<String>> table(String name) {
        return data.path(name)
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue()
                                .valueStream()
                                .map(JsonNode::asText)
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Override
    public int compareTo(Rule other) {
        return Integer.compare(order, other.order);
    }

    @Override
    public String toString() {
        return id;
    }
}
