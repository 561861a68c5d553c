package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.Parameter.StyleEnum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the parameters of operations. */
final class ParameterReader {

    /** The one style of each place that can be generated; it is the default there (OpenAPI 3.0.3, style values). */
    private static final Map<String, StyleEnum> STYLES = Map.of(
            "path", StyleEnum.SIMPLE,
            "query", StyleEnum.FORM,
            "header", StyleEnum.SIMPLE,
            "cookie", StyleEnum.FORM);

    /** Names of headers and cookies (RFC 9110, section 5.6.2). */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final Schemas schemas;
    private final SchemaTypes types;
    private final Places places;

    ParameterReader(Schemas schemas, SchemaTypes types, Places places) {
        this.schemas = schemas;
        this.types = types;
        this.places = places;
    }

    List<ApiParameter> read(String operation, List<Parameter> written) {
        List<String> wireNames = written.stream().map(Parameter::getName).toList();
        // The names of the other arguments of a call through the record.
        List<String> names = JavaNames.distinct(wireNames, JavaNames::member, "", Set.of("api", "body"));
        Set<String> variables = new HashSet<>(names);
        List<ApiParameter> read = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String variable = names.get(i);
            if (!variable.matches("[A-Za-z0-9_]+")) {
                variable = "p" + (i + 1);
                while (!variables.add(variable)) {
                    variable += "_";
                }
            }
            read.add(read(operation, written.get(i), names.get(i), variable));
        }
        return read;
    }

    private ApiParameter read(String operation, Parameter written, String name, String variable) {
        check(written);
        Schema<?> schema = written.getSchema();
        JavaType type = types.of(schema);
        checkType(written, type);
        Object defaultValue = schemas.unwrap(schema).getDefault();
        boolean cookie = written.getIn().equals("cookie");
        return new ApiParameter(
                ApiParameter.Place.valueOf(written.getIn().toUpperCase(Locale.ROOT)),
                written.getName(),
                name,
                variable,
                type,
                Boolean.TRUE.equals(written.getRequired()),
                written.getExtensions() != null
                        && Boolean.TRUE.equals(written.getExtensions().get("x-sensitive")),
                Boolean.TRUE.equals(written.getDeprecated()),
                !Boolean.FALSE.equals(written.getExplode()),
                Texts.sentenceOrNull(written.getDescription()),
                defaultValue == null ? null : JsonText.of(defaultValue),
                cookie ? JavaNames.type(operation + " " + name) + "Cookie" : "");
    }

    private void check(Parameter written) {
        if (written.getSchema() == null) {
            throw places.unsupportedAt(
                    "supported-parameter",
                    places.of(written) + (written.getContent() == null ? "" : "/content"),
                    "The parameter " + written.getName() + " has no schema.",
                    "Write `schema`, as a string if it is JSON in a text.");
        }
        if (Boolean.TRUE.equals(written.getAllowReserved()) && written.getIn().equals("query")) {
            throw places.unsupportedAt(
                    "supported-parameter",
                    places.of(written) + "/allowReserved",
                    "The parameter " + written.getName()
                            + " can't be sent as it is: each character that has a meaning in" + " a URL is encoded.",
                    "Take `allowReserved` out if the server decodes the value, else leave the parameter out.");
        }
        boolean inHead = written.getIn().equals("header") || written.getIn().equals("cookie");
        if (inHead && !written.getName().matches(TOKEN)) {
            throw places.unsupportedAt(
                    "supported-name",
                    places.of(written) + "/name",
                    "No header and no cookie can have the name " + JavaLiteral.of(written.getName()) + ".",
                    "Leave the parameter out, or rename it if the API is yours.");
        }
        // The parser leaves out a style that it doesn't support.
        String style = places.written().text(places.of(written) + "/style");
        StyleEnum supported = STYLES.get(written.getIn());
        if ((written.getStyle() != null && written.getStyle() != supported)
                || (style != null && !style.equals(String.valueOf(supported)))) {
            throw places.unsupportedAt(
                    "supported-parameter",
                    places.of(written) + "/style",
                    "The style " + (style == null ? written.getStyle() : style) + " of the parameter "
                            + written.getName() + " can't be generated.",
                    "Take `style` out if the API takes the default, else leave the parameter out.");
        }
    }

    private void checkType(Parameter written, JavaType type) {
        boolean scalars = type.item() == null
                ? type.isScalar()
                : type.isList() && type.item().isScalar();
        if (!scalars || (type.isList() && !written.getIn().equals("query"))) {
            throw places.unsupportedAt(
                    "supported-parameter",
                    places.of(written) + "/schema",
                    "A parameter can be a string, a number, a truth value or, in a query, a list of them, but "
                            + written.getName() + " is another thing.",
                    "Write one parameter for each field, or a string.");
        }
    }
}
