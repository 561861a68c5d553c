package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the parameters of operations. */
final class ParameterReader {

    /** The one style of each place that can be generated; it is the default there (OpenAPI 3.0.3, style values). */
    private static final Map<String, String> STYLES =
            Map.of("path", "simple", "query", "form", "header", "simple", "cookie", "form");

    /** Names of headers and cookies (RFC 9110, section 5.6.2). */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final Schemas schemas;
    private final SchemaTypes types;
    private final Set<String> cookieClasses = new HashSet<>();

    ParameterReader(Schemas schemas, SchemaTypes types) {
        this.schemas = schemas;
        this.types = types;
    }

    List<ApiParameter> read(String operation, List<SpecPart> written, RefusalList refusals) {
        List<String> wireNames = written.stream()
                .map(parameter -> String.valueOf(parameter.text("name")))
                .toList();
        // The names of the other arguments of a call through the record.
        List<String> names = JavaNames.distinct(wireNames, JavaNames::member, "", Set.of("api", "body"));
        Set<String> variables = new HashSet<>(names);
        List<ApiParameter> read = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String name = names.get(i);
            SpecPart parameter = written.get(i);
            String variable = variable(name, i, variables);
            refusals.collect(() -> read.add(read(operation, parameter, name, variable)));
        }
        return read;
    }

    private static String variable(String name, int index, Set<String> variables) {
        String variable = name;
        if (!variable.matches("[A-Za-z0-9_]+")) {
            variable = "p" + (index + 1);
            while (!variables.add(variable)) {
                variable += "_";
            }
        }
        return variable;
    }

    private ApiParameter read(String operation, SpecPart written, String name, String variable) {
        String place = check(written);
        JavaType type = types.of(written.get("schema"));
        String wireName = String.valueOf(written.text("name"));
        if (type.kind() == JavaType.Kind.UPLOAD) {
            throw SchemaTypes.noFile(schemas.unwrap(written.get("schema")));
        }
        checkType(written, place, wireName, type);
        return new ApiParameter(
                ApiParameter.Place.valueOf(place.toUpperCase(Locale.ROOT)),
                wireName,
                name,
                variable,
                type,
                place.equals("path") || written.isTrue("required"),
                written.isTrue("x-sensitive"),
                written.isTrue("deprecated"),
                !written.isFalse("explode"),
                Texts.sentenceOrNull(written.text("description")),
                RecordReader.defaultOf(schemas, written.get("schema")),
                place.equals("cookie") ? cookieClass(operation + " " + name) : "");
    }

    private String cookieClass(String name) {
        return JavaNames.numbered(
                JavaNames.type(name) + "Cookie", "", wanted -> cookieClasses.add(wanted.toLowerCase(Locale.ROOT)));
    }

    /** Returns where it is sent. */
    private static String check(SpecPart written) {
        String place = written.text("in");
        String name = written.text("name");
        if (place == null || name == null || !STYLES.containsKey(place)) {
            throw Refusal.at(
                    "supported-parameter",
                    written,
                    "This parameter has no name, or is sent nowhere.",
                    "Write `name`, and `in: query`, `path`, `header` or `cookie`.");
        }
        if (!written.get("schema").isObject()) {
            throw Refusal.at(
                    "supported-parameter",
                    written.has("content") ? written.at("content") : written.pointer(),
                    "The parameter " + name + " has no schema.",
                    "Write `schema`, as a string if it is JSON in a text.");
        }
        if (written.isTrue("allowReserved") && place.equals("query")) {
            throw Refusal.at(
                    "supported-parameter",
                    written.at("allowReserved"),
                    "The parameter " + name
                            + " can't be sent as it is: each character that has a meaning in a URL is encoded.",
                    "Take `allowReserved` out if the server decodes the value, else leave the parameter out.");
        }
        boolean inHead = place.equals("header") || place.equals("cookie");
        if (inHead && !name.matches(TOKEN)) {
            throw Refusal.at(
                    "supported-name",
                    written.at("name"),
                    "No header and no cookie can have the name " + JavaLiteral.of(name) + ".",
                    "Leave the parameter out, or rename it if the API is yours.");
        }
        return place;
    }

    private static void checkType(SpecPart written, String place, String name, JavaType type) {
        String style = written.text("style");
        // Without items or fields all styles but those of paths write the same.
        boolean matters = !type.isScalar() || place.equals("path") || "deepObject".equals(style);
        if (style != null && matters && !style.equals(STYLES.get(place))) {
            throw Refusal.at(
                    "supported-parameter",
                    written.at("style"),
                    "The style " + style + " of the parameter " + name + " can't be generated.",
                    "Take `style` out if the API takes the default, else leave the parameter out.");
        }
        boolean scalars = type.item() == null
                ? type.isScalar()
                : type.isList() && type.item().isScalar();
        if (!scalars || (type.isList() && !place.equals("query"))) {
            throw Refusal.at(
                    "supported-parameter",
                    written.at("schema"),
                    "A parameter can be a string, a number, a truth value or, in a query, a list of them, but " + name
                            + " is another thing.",
                    "Write one parameter for each field, or a string.");
        }
    }
}
