package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a document.
 *
 * @param parameters in the order of the document, those of the path first
 * @param body null if there is none
 * @param answer null if there is none
 * @param optionalAnswer whether there is a success without a body too
 */
record FuzzOperation(
        String method,
        String path,
        List<FuzzParameter> parameters,
        int ofPath,
        @Nullable FuzzShape body,
        boolean requiredBody,
        @Nullable FuzzShape answer,
        boolean optionalAnswer) {

    private static final List<String> IN_HEADERS = List.of("X-Trace", "x_y", "If-Version", "a.b", "X'Q");

    /** Creates an operation whose path begins with a unique segment. */
    static FuzzOperation of(int index, FuzzGrammar grammar, Random random) {
        String method = FuzzGrammar.pick(random, List.of("GET", "POST", "PUT", "DELETE"));
        List<FuzzParameter> parameters = new ArrayList<>();
        StringBuilder path = new StringBuilder("/op" + index + "/");
        for (String name : grammar.names(2)) {
            if (!name.matches("[^{}?#/]+")) {
                continue;
            }
            path.append(FuzzGrammar.pick(random, List.of("a/", "größe ", "x.y~", "")))
                    .append('{')
                    .append(name)
                    .append("}/");
            parameters.add(new FuzzParameter("path", name, simple(grammar, random), true, false));
        }
        path.append("end");
        boolean exploded = random.nextBoolean();
        for (String name : grammar.names(4)) {
            FuzzShape shape = FuzzGrammar.pick(
                    random,
                    List.of(
                            grammar.scalar(),
                            grammar.listed(List.of("", "a", "Zoë", "a&b=c+d", "%2F%", "null")),
                            new FuzzShape.ListOf(new FuzzShape.Slot(simple(grammar, random), false))));
            parameters.add(new FuzzParameter("query", name, shape, random.nextInt(3) == 0, exploded));
        }
        Set<String> headers = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = FuzzGrammar.pick(random, IN_HEADERS);
            if (headers.add(name.toLowerCase(Locale.ROOT))) {
                parameters.add(new FuzzParameter("header", name, simple(grammar, random), random.nextBoolean(), false));
            }
        }
        if (random.nextInt(4) == 0) {
            parameters.add(
                    new FuzzParameter("cookie", "session", simple(grammar, random), random.nextBoolean(), false));
        }
        boolean hasBody = !method.equals("GET") && random.nextInt(4) > 0;
        return new FuzzOperation(
                method,
                path.toString(),
                parameters,
                random.nextInt(parameters.size() + 1),
                hasBody ? grammar.body() : null,
                random.nextInt(4) > 0,
                random.nextInt(5) == 0 ? null : grammar.body(),
                random.nextInt(5) == 0);
    }

    /** Returns a value that is sent as the same string everywhere. */
    private static FuzzShape simple(FuzzGrammar grammar, Random random) {
        FuzzShape.Scalar scalar = grammar.scalar();
        boolean anyText = scalar.type().equals("string")
                && Set.of("", "password", "colour", "int64", "byte").contains(scalar.format());
        FuzzShape words = new FuzzShape.Scalar("string", "", FuzzGrammar::word);
        return anyText ? words : random.nextInt(6) == 0 ? grammar.listed(List.of("a", "b-c", "d.e")) : scalar;
    }

    /** Returns the prefix of the path, which no other operation has. */
    String prefix() {
        return path.substring(0, path.indexOf('/', 1) + 1);
    }

    ObjectNode described(FuzzWriter writer, Random random) {
        ObjectNode item = FuzzShape.JSON.objectNode();
        parameters
                .subList(0, ofPath)
                .forEach(parameter -> item.withArray("parameters").add(parameter.described(writer)));
        ObjectNode operation = item.putObject(method.toLowerCase(Locale.ROOT));
        if (random.nextInt(4) > 0) {
            operation.put("operationId", FuzzGrammar.name(random) + (random.nextBoolean() ? prefix() : ""));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            operation.withArray("tags").add(FuzzGrammar.name(random));
        }
        parameters
                .subList(ofPath, parameters.size())
                .forEach(parameter -> operation.withArray("parameters").add(parameter.described(writer)));
        if (body != null) {
            ObjectNode described = operation.putObject("requestBody").put("required", requiredBody);
            content(described, random).set("schema", body.schema(writer));
        }
        ObjectNode responses = operation.putObject("responses");
        if (answer != null) {
            String code = FuzzGrammar.pick(random, List.of("200", "201", "2XX", "default"));
            boolean otherwise = code.equals("default") && optionalAnswer;
            ObjectNode response = responses.putObject(otherwise ? "200" : code).put("description", "D");
            content(response, random).set("schema", answer.schema(writer));
        }
        if (answer == null || optionalAnswer) {
            responses.putObject("204").put("description", "D");
        }
        return item;
    }

    private static ObjectNode content(ObjectNode holder, Random random) {
        String type = FuzzGrammar.pick(
                random, List.of("application/json", "application/vnd.x+json", "application/json; charset=utf-8"));
        return holder.putObject("content").putObject(type);
    }
}
