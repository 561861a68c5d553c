package io.github.llamabatches.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation, or its body: decides its type and how Feign sends it.
 *
 * @param part where it is written
 * @param place where it is sent
 * @param wireName its name there
 * @param name its name in Java
 * @param variable its name in Feign's templates, which is ASCII: Feign takes another one for a field of a form
 * @param type the type of its value
 * @param required whether it must be given
 * @param sensitive whether it is a credential, which no record holds
 * @param deprecated whether it should not be used any more
 * @param style how its value is written
 * @param description the description in the specification
 * @param defaultValue the default of the server, in JSON
 * @param cookieClass the class that writes the cookie, else empty
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

    /** Where parameters are sent. */
    enum Place {
        PATH,
        QUERY,
        HEADER,
        COOKIE,
        BODY
    }

    /** How a value is written. */
    enum Style {
        PLAIN,
        REPEATED,
        COMMAS,
        SPACES,
        PIPES,
        /** Its JSON. */
        JSON,
        LABEL,
        MATRIX;

        /** Returns the style that OpenAPI calls so; null if there is none that can be generated. */
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

    /** The body. Feign sends no request without it, so another method leaves out one that isn't required. */
    static ApiParameter body(SpecPart part, JavaType type, boolean required, @Nullable String description) {
        return new ApiParameter(
                part, Place.BODY, "body", "body", "", type, required, false, false, Style.PLAIN, description, null, "");
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

    /** Whether its value is a list or a map, which its owner could change. */
    boolean isCopied() {
        return isList() || type.kind() == JavaType.Kind.MAP;
    }

    /** Whether null leaves it out. */
    boolean isOptional() {
        return !required && !isBody();
    }

    boolean isOptionalList() {
        return isOptional() && isList();
    }

    /** Whether the record of the operation's parameters holds it. */
    boolean isInRecord() {
        return !sensitive && (isQuery() || isOptional());
    }

    /** Whether who calls through the record gives it beside the record. */
    boolean isBesideRecord() {
        return !isOptional() && !isInRecord();
    }

    String declaredType() {
        return isOptional() ? "@Nullable " + type.text() : type.text();
    }

    String builderField() {
        return "@Nullable " + type.text() + " " + name;
    }

    /**
     * Its variable in a template of Feign's; an empty list, which would be sent as another path or as nothing, doesn't
     * match.
     */
    String expression() {
        String expression = "{" + variable + (isList() && required ? ":..*" : "") + "}";
        return switch (style) {
            case LABEL -> "." + expression;
            case MATRIX -> ";" + UrlText.queryName(wireName) + "=" + expression;
            default -> expression;
        };
    }

    /** How Feign joins a list in a query; null if it repeats the name. */
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

    /** How Feign names and writes it; null for a body. */
    @Nullable
    String annotation() {
        String expander = expander();
        return expander == null
                ? null
                : "@Param(value = " + JavaLiteral.of(variable) + ", expander = " + expander + ".class)";
    }

    /** The class that writes it, because Feign would send some texts differently; null for a body. */
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
            case BODY -> null;
        };
    }

    /** The statements of the record's constructor that refuse a missing value and copy a list. */
    List<String> checks() {
        String check = "Objects.requireNonNull(" + name + ", \"" + name + "\");";
        if (!isCopied()) {
            return required ? List.of(check) : List.of();
        }
        String copy = (isList() ? "List.copyOf(" : "Immutable.map(") + name + ");";
        String without = name + " == null" + (isList() ? " || " + name + ".isEmpty()" : "");
        return required
                ? List.of(check, name + " = " + copy)
                : List.of(name + " = " + without + " ? null : " + copy);
    }
}
