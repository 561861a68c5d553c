package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of operations. */
final class ParameterReader {

    /** The styles of each location, the default first (OpenAPI 3.0.3, style values). */
    private static final Map<ApiParameter.Place, List<String>> STYLES = Map.of(
            ApiParameter.Place.PATH, List.of("simple", "label", "matrix"),
            ApiParameter.Place.QUERY, List.of("form", "spaceDelimited", "pipeDelimited", "deepObject"),
            ApiParameter.Place.HEADER, List.of("simple"),
            ApiParameter.Place.COOKIE, List.of("form"));

    private static final Set<String> PLACES = Set.of("path", "query", "header", "cookie");

    /** Matches names of headers and cookies (RFC 9110, section 5.6.2). */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final Schemas schemas;
    private final SchemaTypes types;
    private final Set<String> cookieClasses = new HashSet<>();

    ParameterReader(Schemas schemas, SchemaTypes types) {
        this.schemas = schemas;
        this.types = types;
    }

    /**
     * The parameters of an operation.
     *
     * @param all the supported parameters
     * @param complete whether all parameters are supported
     */
    record Parameters(List<ApiParameter> all, boolean complete) {}

    Parameters read(String operation, List<SpecPart> written, RefusalList refusals) {
        Set<SpecPart> done = new HashSet<>();
        List<WrittenParameter> sent = new ArrayList<>();
        for (SpecPart part : written) {
            refusals.collect(() -> {
                check(part);
                sent.addAll(WrittenParameter.of(part, schemas));
                done.add(part);
            });
        }
        List<String> wireNames = sent.stream().map(WrittenParameter::wireName).toList();
        // The names of the other arguments of the query record's method.
        List<String> names = JavaNames.distinct(wireNames, JavaNames::member, "", Set.of("api", "body"));
        Set<String> variables = new HashSet<>(names);
        List<ApiParameter> read = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String name = names.get(i);
            WrittenParameter one = sent.get(i);
            String variable = variable(name, i, variables);
            refusals.collect(() -> read.add(read(operation, one, name, variable)));
        }
        return new Parameters(read, done.size() == written.size() && read.size() == sent.size());
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

    private ApiParameter read(String operation, WrittenParameter written, String name, String variable) {
        SpecPart part = written.part();
        ApiParameter.Place place =
                ApiParameter.Place.valueOf(String.valueOf(part.text("in")).toUpperCase(Locale.ROOT));
        JavaType type = types.of(written.schema());
        ApiParameter.Style mapped = mapStyle(written, place, type);
        if (WrittenParameter.isJson(part)) {
            type = json(part, type);
        } else if (mapped != null) {
            type = map(type);
        } else {
            checkType(part, written.wireName(), type);
        }
        return new ApiParameter(
                part,
                place,
                written.wireName(),
                name,
                variable,
                type,
                written.required(),
                part.isTrue("x-sensitive"),
                written.deprecated(),
                WrittenParameter.isJson(part)
                        ? ApiParameter.Style.JSON
                        : mapped == null ? style(written, place, type) : mapped,
                written.description(),
                RecordReader.defaultOf(schemas, written.schema()),
                place == ApiParameter.Place.COOKIE ? cookieClass(operation + " " + name) : "");
    }

    private String cookieClass(String name) {
        return JavaNames.numbered(
                JavaNames.type(name) + "Cookie", "", wanted -> cookieClasses.add(wanted.toLowerCase(Locale.ROOT)));
    }

    private static void check(SpecPart written) {
        String place = written.text("in");
        String name = written.text("name");
        if (place == null || name == null || !PLACES.contains(place)) {
            throw Refusal.at(
                    "supported-parameter",
                    written,
                    "The parameter has no name or no valid location.",
                    "Write `name`, and `in: query`, `path`, `header` or `cookie`.");
        }
        if (!WrittenParameter.schema(written).isObject()) {
            throw Refusal.at(
                    "supported-parameter",
                    written.has("content") ? written.at("content") : written.pointer(),
                    "The parameter " + name + " has no schema, nor JSON as `content`.",
                    "Add `schema`; for another media type, `type: string`.");
        }
        if (written.isTrue("allowReserved") && place.equals("query")) {
            throw Refusal.at(
                    "supported-parameter",
                    written.at("allowReserved"),
                    "The parameter " + name + " has `allowReserved`, but reserved characters are always encoded.",
                    "Remove `allowReserved` if the server decodes the value; otherwise, remove the parameter.");
        }
        boolean inHead = place.equals("header") || place.equals("cookie");
        if (inHead && !name.matches(TOKEN)) {
            throw Refusal.at(
                    "supported-name",
                    written.at("name"),
                    "Invalid name of a header or cookie: " + JavaLiteral.of(name) + ".",
                    "Remove the parameter, or rename it if you own the API.");
        }
    }

    /** The type of a parameter that is sent as JSON. Feign would send the items of a list on their own. */
    private static JavaType json(SpecPart part, JavaType type) {
        if (type.isList() || type.kind() == JavaType.Kind.ANY || !"query".equals(part.text("in"))) {
            throw Refusal.at(
                    "supported-parameter",
                    part.at("content"),
                    "Only a string, number, boolean or object in a query can be sent as JSON, but the parameter "
                            + part.text("name") + " isn't one.",
                    "Write `schema: {type: string}` instead of `content`, and pass JSON as the string.");
        }
        return map(type);
    }

    private static JavaType map(JavaType type) {
        return type.kind() == JavaType.Kind.OBJECT
                ? JavaType.map(JavaType.of(JavaType.Kind.ANY, true), type.nullable())
                : type;
    }

    /** Returns the style of a map in the query; null if it is another value, or can't be sent. */
    private static ApiParameter.@Nullable Style mapStyle(
            WrittenParameter written, ApiParameter.Place place, JavaType type) {
        SpecPart part = written.part();
        JavaType value = type.item();
        boolean isMap = type.kind() == JavaType.Kind.OBJECT
                || type.kind() == JavaType.Kind.MAP
                        && value != null
                        && (value.isScalar() || value.kind() == JavaType.Kind.ANY);
        if (!isMap || place != ApiParameter.Place.QUERY) {
            return null;
        }
        if ("deepObject".equals(part.text("style"))) {
            return ApiParameter.Style.DEEP_MAP;
        }
        boolean isExploded = (!part.has("style") || "form".equals(part.text("style"))) && !part.isFalse("explode");
        return isExploded && written.isWhole() ? ApiParameter.Style.EXPLODED_MAP : null;
    }

    private static void checkType(SpecPart part, String name, JavaType type) {
        boolean scalars = type.item() == null
                ? type.isScalar()
                : type.isList() && type.item().isScalar();
        if (!scalars) {
            throw Refusal.at(
                    "supported-parameter",
                    part.at("schema"),
                    "A parameter can be a string, number, boolean, a list of them or, in a query, an object with"
                            + " such fields or values, but " + name + " isn't.",
                    "Describe a parameter for each field, or a string.");
        }
    }

    /** Returns the style, as defined by the table of style values in OpenAPI 3.0.3. */
    private static ApiParameter.Style style(WrittenParameter parameter, ApiParameter.Place place, JavaType type) {
        SpecPart part = parameter.part();
        List<String> styles = STYLES.getOrDefault(place, List.of());
        String style = part.has("style") ? String.valueOf(part.text("style")) : styles.get(0);
        boolean list = type.isList();
        boolean exploded = part.has("explode") ? part.isTrue("explode") : style.equals("form");
        // The styles of a query differ only for lists, and so do the styles of a header.
        boolean plain = !list && place != ApiParameter.Place.PATH && !style.equals("deepObject");
        boolean whole = parameter.isWhole();
        ApiParameter.Style written = plain
                ? ApiParameter.Style.PLAIN
                : !styles.contains(style) || whole && style.equals("deepObject")
                        ? null
                        : ApiParameter.Style.of(style, exploded, list);
        if (written == null || list && place == ApiParameter.Place.COOKIE) {
            throw Refusal.at(
                    "supported-parameter",
                    part.has("style") ? part.at("style") : part.at("schema"),
                    "The parameter " + part.text("name") + " can't be sent in the style " + style
                            + (exploded ? ", exploded." : "."),
                    "Remove `style` and `explode` if the API accepts the defaults; otherwise, remove the parameter.");
        }
        return written;
    }
}
