package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An operation, according to a document.
 *
 * @param parameters in the order of the document, those of the path first
 * @param ofPath how many of them are described for the path, not for the operation
 * @param body null if there is none
 * @param answer null if there is none
 * @param optionalAnswer whether a success can have no body
 */
record FuzzOperation(
        String method,
        String path,
        List<FuzzParameter> parameters,
        int ofPath,
        @Nullable FuzzBody body,
        boolean requiredBody,
        @Nullable FuzzAnswer answer,
        boolean optionalAnswer) {

    private static final List<String> METHODS =
            List.of("GET", "GET", "POST", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    /** Creates an operation whose path begins with a unique segment. */
    static FuzzOperation of(int index, FuzzGrammar grammar, Random random) {
        String method = FuzzWords.pick(random, METHODS);
        FuzzParameters parameters = new FuzzParameters(grammar, random, "/op" + index + "/");
        boolean hasBody = !List.of("GET", "HEAD").contains(method) && random.nextInt(4) > 0;
        return new FuzzOperation(
                method,
                parameters.path(),
                parameters.all(),
                random.nextInt(parameters.all().size() + 1),
                hasBody ? grammar.body() : null,
                random.nextInt(4) > 0,
                random.nextInt(5) == 0 ? null : grammar.answer(),
                random.nextInt(5) == 0);
    }

    /** Returns the prefix of the path, which is unique. */
    String prefix() {
        return path.substring(0, path.indexOf('/', 1) + 1);
    }

    /** Whether a response never has a body, whatever is described. */
    boolean isHead() {
        return method.equals("HEAD");
    }

    ObjectNode described(FuzzWriter writer, Random random) {
        ObjectNode item = FuzzShape.JSON.objectNode();
        parameters
                .subList(0, ofPath)
                .forEach(parameter -> item.withArray("parameters").add(parameter.described(writer)));
        ObjectNode operation = item.putObject(method.toLowerCase(Locale.ROOT));
        if (random.nextInt(4) > 0) {
            operation.put("operationId", FuzzWords.name(random) + (random.nextBoolean() ? prefix() : ""));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            operation.withArray("tags").add(FuzzWords.name(random));
        }
        parameters
                .subList(ofPath, parameters.size())
                .forEach(parameter -> operation.withArray("parameters").add(parameter.described(writer)));
        if (body != null) {
            body.describe(operation.putObject("requestBody").put("required", requiredBody), writer);
        }
        ObjectNode responses = operation.putObject("responses");
        if (answer != null) {
            String code = FuzzWords.pick(random, List.of("200", "201", "2XX", "default"));
            boolean otherwise = code.equals("default") && optionalAnswer;
            answer.describe(responses.putObject(otherwise ? "200" : code).put("description", "D"), writer);
        }
        if (answer == null || optionalAnswer) {
            responses.putObject("204").put("description", "D");
        }
        return item;
    }
}
