package io.github.llamabatches.generator;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Describes a parameter or the body of an operation, and how Feign sends it.
 *
 * @param part the parameter in the specification
 * @param place the location in the request
 * @param wireName the name in the request
 * @param name the name in Java
 * @param variable the name in Feign's templates, in ASCII: Feign sends other names as form fields
 * @param type the type of the value
 * @param required whether it is required
 * @param sensitive whether it is a credential, which no record holds
 * @param deprecated whether it is deprecated
 * @param style the serialization style
 * @param description the description in the specification
 * @param defaultValue the server's default, as JSON
 * @param cookieClass the class that writes the cookie; empty for other parameters
 */
record ApiParameter(
        SpecPart part,
        Place place,
        String wireName,
        String name,
        String variable,
        JavaType type,
        boolean required,
        boolean sensitive,
        boolean deprecated,
        Style style,
        @Nullable String description,
        @Nullable String defaultValue,
        String cookieClass) {

    /** The location of a parameter in a request. */
    enum Place {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        BODY,
        /** The query parameters that Feign's templates can't express. */
        FIELDS
    }

    /** The serialization style of a value. */
    enum Style {
        PLAIN,
        REPEATED,
        COMMAS,
        SPACES,
        PIPES,
        /** Its JSON. */
        JSON,
        /** A map whose entries are parameters. */
        EXPLODED_MAP,
        /** A map with brackets. */
        DEEP_MAP,
        LABEL,
        MATRIX;

        /** Returns the style with a name in OpenAPI; null if it isn't supported. */
        static @Nullable Style of(String name, boolean exploded, boolean list) {
            return switch (name) {
                case "form" -> exploded ? REPEATED : COMMAS;
                case "deepObject" -> list ? REPEATED : PLAIN;
                case "simple" -> list ? COMMAS : PLAIN;
                case "spaceDelimited" -> exploded ? null : SPACES;
                case "pipeDelimited" -> exploded ? null : PIPES;
                case "label" -> list ? null : LABEL;
                case "matrix" -> list && exploded ? null : MATRIX;
                default -> null;
            };
        }
    }

    /** Creates the body, which is required: another method omits an optional body. */
    static ApiParameter body(SpecPart part, JavaType type, boolean required, @Nullable String description) {
        return new ApiParameter(
                part, Place.BODY, "body", "body", "", type, required, false, false, Style.PLAIN, description, null, "");
    }

    /** Creates the argument of an interface that holds some query parameters. */
    static ApiParameter fields(String name, List<ApiParameter> held) {
        String names = held.stream().map(ApiParameter::wireName).collect(Collectors.joining(", "));
        return new ApiParameter(
                held.get(0).part(),
                Place.FIELDS,
                name,
                name,
                "",
                JavaType.named(JavaType.Kind.MAP, "QueryFields", false),
                true,
                false,
                false,
                Style.PLAIN,
                "The query parameters " + names + ", which the query record creates.",
                null,
                "");
    }

    boolean isBody() {
        return place == Place.BODY;
    }

    boolean isQuery() {
        return place == Place.QUERY;
    }

    boolean isHeader() {
        return place == Place.HEADER;
    }

    boolean isCookie() {
        return place == Place.COOKIE;
    }

    boolean isList() {
        return type.isList();
    }

    /** Returns whether Feign's templates can't express it. */
    boolean isMap() {
        return style == Style.EXPLODED_MAP || style == Style.DEEP_MAP;
    }

    /** Returns whether the value is a list or a map, which the caller could change. */
    boolean isCopied() {
        return isList() || type.kind() == JavaType.Kind.MAP;
    }

    /** Returns whether null omits it. */
    boolean isOptional() {
        return !required && !isBody();
    }

    boolean isOptionalList() {
        return isOptional() && isList();
    }

    /** Returns whether the query record holds it. */
    boolean isInRecord() {
        return !sensitive && (isQuery() || isOptional());
    }

    /** Returns whether the record's method takes it as an argument. */
    boolean isBesideRecord() {
        return !isOptional() && !isInRecord();
    }

    String declaredType() {
        return isOptional() ? "@Nullable " + type.text() : type.text();
    }

    String builderField() {
        return "@Nullable " + type.text() + " " + name;
    }

    /** Returns its expression in Feign's templates, which rejects an empty required list. */
    String expression() {
        String expression = "{" + variable + (isList() ? ":..*" : "") + "}";
        return switch (style) {
            case LABEL -> "." + expression;
            case MATRIX -> ";" + UrlText.queryName(wireName) + "=" + expression;
            default -> expression;
        };
    }

    /**
     * Returns the constant of Feign's {@code CollectionFormat} for a list in the query; null for the default, which
     * repeats the name.
     */
    @Nullable
    String collectionFormat() {
        if (!isQuery()) {
            return null;
        }
        return switch (style) {
            case COMMAS -> "CSV";
            case SPACES -> "SSV";
            case PIPES -> "PIPES";
            default -> null;
        };
    }

    /** Returns Feign's annotation; null for a body. */
    @Nullable
    String annotation() {
        String expander = expander();
        if (place == Place.FIELDS) {
            return "@QueryMap";
        }
        return expander == null
                ? null
                : "@Param(value = " + JavaLiteral.of(variable) + ", expander = " + expander + ".class)";
    }

    /** Returns the class of its expander, which encodes characters that Feign doesn't; null for a body. */
    @Nullable
    String expander() {
        return switch (place) {
            case PATH -> "PathSegment";
            case QUERY ->
                switch (style) {
                    case REPEATED -> "ListItem";
                    case COMMAS -> "CommaSeparatedItem";
                    case SPACES -> "SpaceSeparatedItem";
                    case PIPES -> "PipeSeparatedItem";
                    case JSON -> "JsonParameter";
                    default -> "PercentEncoder";
                };
            case HEADER -> isList() ? "HeaderItem" : "HeaderText";
            case COOKIE -> cookieClass;
            case BODY, FIELDS -> null;
        };
    }

    /** Returns the call that adds it to the query parameters that Feign's templates can't express. */
    String addition() {
        String named = "(" + JavaLiteral.of(wireName) + ", ";
        return switch (style) {
            case EXPLODED_MAP -> "exploded(" + name + ")";
            case DEEP_MAP -> "deepObject" + named + name + ")";
            default -> "joined" + named + "new " + expander() + "(), " + name + ")";
        };
    }

    /** Returns the statements of the record's constructor that check for null and copy a list. */
    List<String> checks() {
        String check = "Objects.requireNonNull(" + name + ", \"" + name + "\");";
        if (!isCopied()) {
            return required ? List.of(check) : List.of();
        }
        String copy = (isList() ? "List.copyOf(" : "Immutable.map(") + name + ");";
        String without = name + " == null" + (isList() ? " || " + name + ".isEmpty()" : "");
        return required ? List.of(check, name + " = " + copy) : List.of(name + " = " + without + " ? null : " + copy);
    }
}
