package io.github.llamabatches.gate.internal.linting;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.internal.reading.Finding;
import io.github.llamabatches.gate.internal.reading.Pointers;
import io.github.llamabatches.gate.internal.reading.SpecDocument;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs Swagger Parser, the first step of OpenAPI Generator. */
public final class ParserCheck implements Check {

    private static final Pattern MISSING = Pattern.compile("(?:.*[.'\\])])?(?<name>[^.'\\])]+) is missing");
    private static final Pattern UNEXPECTED = Pattern.compile(".* is unexpected");
    private static final Pattern TYPE = Pattern.compile("(?s).* is not of type `(?<type>[^`]*)`");

    @Override
    public List<Finding> check(SpecDocument document) {
        ParseOptions options = new ParseOptions();
        // Resolving fetches any reference, so it is done only if all are within the document.
        options.setResolve(new ExternalReferenceCheck().check(document).isEmpty());
        SwaggerParseResult result = new OpenAPIV3Parser()
                .readContents(
                        Callbacks.withoutExtensions(document.parts(), document.callable())
                                .toString(),
                        null,
                        options);
        List<String> messages = Objects.requireNonNullElse(result.getMessages(), List.<String>of()).stream()
                .filter(Objects::nonNull)
                .toList();
        if (result.getOpenAPI() == null && messages.isEmpty()) {
            messages = List.of("the document can't be read");
        }
        return new LinkedHashSet<>(messages)
                .stream().map(message -> finding(document, message)).toList();
    }

    private static Finding finding(SpecDocument document, String message) {
        String text = message.strip();
        String pointer = ParserMessages.pointer(document.json(), text);
        Matcher missing = MISSING.matcher(text);
        Matcher type = TYPE.matcher(text);
        String name = Pointers.name(pointer);
        if (text.contains("#/") && text.endsWith(" is missing")) {
            String target = text.substring(text.indexOf("#/"), text.length() - " is missing".length());
            return finding(document, pointer, "reference", target);
        }
        if (missing.matches()) {
            String key = missing.group("name").replaceFirst("^attribute ", "");
            if (key.equals("items")) {
                pointer = arrayWithoutItems(Pointers.get(document.json(), pointer), pointer);
            } else if (key.equals("content")
                    && Pointers.get(document.json(), pointer).has("in")) {
                key = "schema";
            }
            return finding(document, pointer, "missing", key, Pointers.describe(document.json(), pointer));
        }
        if (UNEXPECTED.matcher(text).matches()) {
            return finding(document, pointer, "unexpected", name);
        }
        if (type.matches()) {
            boolean choice = type.group("type").startsWith("[");
            String wanted = (choice ? "one of " : "of type ")
                    + type.group("type").replaceAll("[\\[\\]]", "").replace("|", ", ");
            String value = Pointers.show(Pointers.get(document.json(), pointer));
            return finding(document, pointer, "type", name, value, wanted);
        }
        if (text.endsWith("There are duplicate parameter values")) {
            pointer = secondParameter(Pointers.get(document.json(), pointer), pointer);
            return finding(document, pointer, "duplicate", Pointers.describe(document.json(), pointer));
        }
        return Finding.at(document, pointer, "openapi-parser", text.replaceFirst("\\.$", ""));
    }

    private static Finding finding(SpecDocument document, String pointer, String name, Object... values) {
        return Finding.at(document, pointer, "openapi-parser/" + name, values);
    }

    /** The parser reports the component, not the invalid schema in it. */
    private static String arrayWithoutItems(JsonNode node, String pointer) {
        String found = firstArrayWithoutItems(node, pointer);
        return found == null ? pointer : found;
    }

    private static @Nullable String firstArrayWithoutItems(JsonNode node, String pointer) {
        if (node.path("type").asText().equals("array") && !node.has("items")) {
            return pointer;
        }
        for (var entry : node.properties()) {
            String found = firstArrayWithoutItems(entry.getValue(), SpecDocument.child(pointer, entry.getKey()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String secondParameter(JsonNode parameters, String pointer) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = parameters.path(i);
            String identity = parameter.has("$ref")
                    ? parameter.path("$ref").asText()
                    : parameter.path("in").asText() + " "
                            + parameter.path("name").asText();
            if (!seen.add(identity)) {
                return pointer + "/" + i;
            }
        }
        return pointer;
    }
}
