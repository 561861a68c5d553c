package io.github.llamabatches.gate.internal.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Bundle;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.Refs;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Resolves a document regardless of its version and style: references are resolved, and operations have the parameters,
 * servers and credentials of their path and document.
 */
public final class Contract {

    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    static final String SCHEMAS = "/components/schemas";

    private static final Set<String> DESCRIBED_ELSEWHERE = Set.of("accept", "content-type", "authorization");

    private final Bundle bundle;
    private final JsonNode json;
    private final Map<String, MergedSchema> merged = new HashMap<>();

    public Contract(SpecDocument document) {
        this.bundle = Bundle.of(document);
        this.json = bundle.json();
    }

    public Bundle bundle() {
        return bundle;
    }

    public Located at(String pointer) {
        return new Located(json.at(pointer), pointer);
    }

    /** Resolves references; returns nothing if they are broken or circular. */
    Located resolve(Located part) {
        return Refs.resolve(json, part.node(), part.pointer());
    }

    /**
     * Returns the pointers of the parts that a part refers to, directly or indirectly. A part that only an extension
     * refers to isn't part of a message.
     */
    public Set<String> reached(JsonNode part, Predicate<String> followed) {
        Set<String> reached = new HashSet<>();
        Deque<JsonNode> rest = new ArrayDeque<>(List.of(part));
        while (!rest.isEmpty()) {
            JsonNode next = rest.pop();
            String reference = next.path("$ref").asText("");
            String target = SpecParts.decoded(reference.replaceFirst("^#", ""));
            if (!reference.startsWith("#/")) {
                next.propertyStream()
                        .filter(entry -> !entry.getKey().startsWith("x-"))
                        .forEach(entry -> rest.push(entry.getValue()));
                if (next.isArray()) {
                    next.forEach(rest::push);
                }
            } else if (reached.add(target) && followed.test(target)) {
                rest.push(json.at(target));
            }
        }
        return reached;
    }

    /** Merges schemas that all apply to a value. */
    MergedSchema merged(List<Located> schemas) {
        String key = schemas.stream().map(Located::pointer).toList().toString();
        MergedSchema known = merged.get(key);
        if (known == null) {
            known = new MergedSchema(this, schemas);
            merged.put(key, known);
        }
        return known;
    }

    /** Returns the component of a schema, or the schema itself. */
    Located core(List<Located> schemas) {
        return schemas.size() == 1 ? MergedSchema.core(this, schemas.get(0)) : Located.nothing("");
    }

    /** Returns the name of the component of a schema; empty for an inline schema. */
    String component(List<Located> schemas) {
        String pointer = core(schemas).pointer();
        return Pointers.parent(pointer).equals(SCHEMAS) ? Pointers.name(pointer) : "";
    }

    /**
     * An operation with its effective parameters by location and name, servers and credentials.
     *
     * @param incoming whether the server sends the requests: it is in a callback or a webhook
     */
    record Operation(
            String path,
            String method,
            Located at,
            List<Located> parameters,
            Located servers,
            Located security,
            boolean incoming) {

        /** Returns the side of requests or responses, from the view of the API's clients. */
        Side side(Side ofOutgoing) {
            return !incoming ? ofOutgoing : ofOutgoing == Side.REQUEST ? Side.RESPONSE : Side.REQUEST;
        }

        String id() {
            return at.text("operationId");
        }

        String title() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        /** Removes the names of path parameters, which don't affect the URL. */
        String address() {
            return method + " " + path.replaceAll("\\{[^$}]*\\}", "{}");
        }
    }

    /** Returns the operations by their addresses. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        at("/paths").members().forEach((path, item) -> add(operations, path, resolve(item), false));
        at("/webhooks").members().forEach((name, item) -> add(operations, name, resolve(item), true));
        return operations;
    }

    private void add(Map<String, Operation> operations, String path, Located item, boolean incoming) {
        item.members().forEach((method, at) -> {
            if (!METHODS.contains(method) || !at.node().isObject()) {
                return;
            }
            Operation operation = new Operation(
                    path,
                    method,
                    at,
                    parameters(item, at),
                    incoming ? Located.nothing("/servers") : nearest("servers", at, item, at("")),
                    incoming ? Located.nothing("/security") : nearest("security", at, at("")),
                    incoming);
            operations.putIfAbsent(operation.address(), operation);
            Map<String, Located> callbacks =
                    incoming ? Map.of() : at.child("callbacks").members();
            callbacks.forEach((name, callback) -> resolve(callback)
                    .members()
                    .forEach((url, called) ->
                            add(operations, operation.title() + " " + name + " " + url, resolve(called), true)));
        });
    }

    private static Located nearest(String keyword, Located... holders) {
        Located found = Located.nothing("/" + keyword);
        for (int i = holders.length - 1; i >= 0; i--) {
            Located own = holders[i].child(keyword);
            found = own.isThere() ? own : found;
        }
        return found;
    }

    /** Returns the parameters of the operation, and those of its path that it doesn't override. */
    private List<Located> parameters(Located item, Located operation) {
        List<Located> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Located holder : List.of(operation, item)) {
            for (Located written : holder.child("parameters").items()) {
                Located parameter = resolve(written);
                boolean ignored = parameter.text("in").equals("header")
                        && DESCRIBED_ELSEWHERE.contains(parameter.text("name").toLowerCase(Locale.ROOT));
                if (parameter.node().isObject() && !ignored && known.add(key(parameter))) {
                    all.add(parameter);
                }
            }
        }
        return all;
    }

    /** Returns the location and name of a parameter; names of headers ignore case. */
    static String key(Located parameter) {
        String name = parameter.text("name");
        String in = parameter.text("in");
        return in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
    }

    /** Returns the value of a keyword of a parameter, or its default. */
    static String serialization(Located parameter, String keyword) {
        JsonNode value = parameter.node().path(keyword);
        boolean form = Set.of("query", "cookie").contains(parameter.text("in"));
        return switch (keyword) {
            case "style" -> value.asText(form ? "form" : "simple");
            case "explode" ->
                Boolean.toString(
                        value.asBoolean(serialization(parameter, "style").equals("form")));
            case "allowReserved", "allowEmptyValue" -> Boolean.toString(value.asBoolean());
            default -> value.asText("");
        };
    }
}
