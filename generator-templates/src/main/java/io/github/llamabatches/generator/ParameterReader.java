package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.Parameter.StyleEnum;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the parameters of operations. */
final class ParameterReader {

    private static final Map<String, StyleEnum> STYLES = Map.of(
            "path", StyleEnum.SIMPLE,
            "query", StyleEnum.FORM,
            "header", StyleEnum.SIMPLE,
            "cookie", StyleEnum.FORM);

    private final Schemas schemas;
    private final SchemaTypes types;
    private final Places places;

    ParameterReader(Schemas schemas, SchemaTypes types, Places places) {
        this.schemas = schemas;
        this.types = types;
        this.places = places;
    }

    List<ApiParameter> read(String operation, List<Parameter> written, boolean hasBody) {
        Set<String> wireNames = new LinkedHashSet<>();
        written.forEach(parameter -> wireNames.add(parameter.getName()));
        Map<String, String> names =
                JavaNames.distinct(wireNames, JavaNames::member, "", hasBody ? Set.of("body", "query") : Set.of("query"));
        List<ApiParameter> read = new ArrayList<>();
        for (Parameter parameter : written) {
            read.add(read(operation, parameter, names.getOrDefault(parameter.getName(), "")));
        }
        return read;
    }

    private ApiParameter read(String operation, Parameter written, String name) {
        Schema<?> schema = written.getSchema();
        JavaType type = types.of(schema);
        check(written, schema, type);
        Object defaultValue = schemas.unwrap(schema).getDefault();
        boolean cookie = written.getIn().equals("cookie");
        return new ApiParameter(
                ApiParameter.Place.valueOf(written.getIn().toUpperCase(Locale.ROOT)),
                written.getName(),
                name,
                type,
                Boolean.TRUE.equals(written.getRequired()),
                written.getExtensions() != null && Boolean.TRUE.equals(written.getExtensions().get("x-sensitive")),
                Boolean.TRUE.equals(written.getDeprecated()),
                !Boolean.FALSE.equals(written.getExplode()),
                Texts.orNull(written.getDescription()),
                defaultValue == null ? null : JsonText.of(defaultValue),
                cookie ? JavaNames.type(operation) + JavaNames.type(name) + "Cookie" : "");
    }

    private void check(Parameter written, Schema<?> schema, JavaType type) {
        if (schema == null) {
            throw places.unsupported(
                    "supported-parameter",
                    written,
                    "The parameter " + written.getName() + " has no schema.",
                    "Write `schema`, as a string if it is JSON in a text.");
        }
        if (written.getStyle() != null && written.getStyle() != STYLES.get(written.getIn())) {
            throw places.unsupportedAt(
                    "supported-parameter",
                    places.of(written) + "/style",
                    "The style " + written.getStyle() + " of the parameter " + written.getName() + " can't be generated.",
                    "Take `style` out if the API takes the default, else leave the parameter out.");
        }
        boolean scalars = type.item() == null ? type.isScalar() : type.isList() && type.item().isScalar();
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
