package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.internal.reading.Located;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The security schemes of a document, and the credentials that its operations require. */
record Credentials(Contract contract) {

    /** Returns the schemes by their names. */
    Map<String, Located> schemes() {
        return contract.at("/components/securitySchemes").members();
    }

    /** Returns the sufficient sets of credentials by their representation in requests rather than by scheme names. */
    Map<String, JsonNode> alternatives(Located security, Credentials other) {
        Map<String, JsonNode> alternatives = new TreeMap<>();
        for (Located requirement : security.items()) {
            ObjectNode named = JsonNodeFactory.instance.objectNode();
            new TreeSet<>(requirement.members().keySet())
                    .forEach(name -> named.set(
                            commonName(name, other), sorted(requirement.node().path(name))));
            alternatives.put(named.toString(), named);
        }
        return alternatives.isEmpty() ? Map.of("{}", JsonNodeFactory.instance.objectNode()) : alternatives;
    }

    /** Returns the same name for a scheme in both documents if they give it different ones. */
    private String commonName(String name, Credentials other) {
        Map<String, Located> others = other.schemes();
        Located own = schemes().get(name);
        if (own == null || others.containsKey(name)) {
            return name;
        }
        return others.entrySet().stream()
                .filter(entry -> !schemes().containsKey(entry.getKey())
                        && other.scheme(entry.getValue()).equals(scheme(own)))
                .map(entry -> entry.getKey().compareTo(name) < 0 ? entry.getKey() : name)
                .findFirst()
                .orElse(name);
    }

    /** Returns the effect of a scheme on requests: names of headers and of HTTP schemes ignore case. */
    JsonNode scheme(Located written) {
        JsonNode essence = Meaning.essence(contract.resolve(written).node());
        if (essence instanceof ObjectNode scheme) {
            boolean header = scheme.path("in").asText().equals("header");
            for (String keyword : header ? List.of("scheme", "name") : List.of("scheme")) {
                scheme.optional(keyword)
                        .ifPresent(value -> scheme.put(keyword, value.asText().toLowerCase(Locale.ROOT)));
            }
            for (JsonNode scopes : scheme.path("flows").findValues("scopes")) {
                scopes.fieldNames().forEachRemaining(scope -> ((ObjectNode) scopes).put(scope, ""));
            }
        }
        return essence;
    }

    private static JsonNode sorted(JsonNode scopes) {
        Set<String> texts = new TreeSet<>();
        scopes.forEach(scope -> texts.add(scope.asText()));
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
