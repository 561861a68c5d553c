package io.github.llamabatches.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation, or its body: decides its type and how Feign sends it.
 *
 * @param place where it is sent
 * @param wireName its name there
 * @param name its name in Java
 * @param type the type of its value
 * @param required whether it must be given
 * @param sensitive whether it is a credential, which no record holds
 * @param deprecated whether it should not be used any more
 * @param exploded whether a list is repeated, and not joined by commas
 * @param description what it is
 * @param defaultValue the default of the server, in JSON
 * @param cookieClass the class that writes the cookie, else empty
 */
record ApiParameter(
        Place place,
        String wireName,
        String name,
        JavaType type,
        boolean required,
        boolean sensitive,
        boolean deprecated,
        boolean exploded,
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

    boolean isBody() {
        return place == Place.BODY;
    }

    boolean isQuery() {
        return place == Place.QUERY;
    }

    boolean isCookie() {
        return place == Place.COOKIE;
    }

    boolean isList() {
        return type.isList();
    }

    boolean isOptional() {
        return !required && !isBody();
    }

    boolean isOptionalList() {
        return isOptional() && isList();
    }

    String declaredType() {
        return isOptional() ? "@Nullable " + type.text() : type.text();
    }

    String builderField() {
        return "@Nullable " + type.text() + " " + name;
    }

    /** How Feign names and writes it; empty for a body. */
    @Nullable String annotation() {
        if (isBody()) {
            return null;
        }
        String variable = JavaLiteral.of(place == Place.PATH ? wireName : name);
        String expander = expander();
        return expander == null
                ? "@Param(" + variable + ")"
                : "@Param(value = " + variable + ", expander = " + expander + ".class)";
    }

    /** The class that writes it, because Feign would send some texts differently. */
    @Nullable String expander() {
        return switch (place) {
            case PATH -> "PathSegment";
            case QUERY -> isList()
                    ? (exploded ? "ListItem" : "CommaSeparatedItem")
                    : type.isText() ? "PercentEncoder" : null;
            case HEADER -> "HeaderText";
            case COOKIE -> cookieClass;
            case BODY -> null;
        };
    }

    /** The variable of Feign's templates. */
    String variable() {
        return "{" + (place == Place.PATH ? wireName : name) + "}";
    }

    /** The statements of the record's constructor that refuse a missing value and copy a list. */
    List<String> checks() {
        String check = "Objects.requireNonNull(" + name + ", \"" + name + "\");";
        String copy = "List.copyOf(" + name + ");";
        if (required) {
            return isList() ? List.of(check, name + " = " + copy) : List.of(check);
        }
        return isList() ? List.of(name + " = " + name + " == null || " + name + ".isEmpty() ? null : " + copy) : List.of();
    }

    String built() {
        return required ? "Objects.requireNonNull(" + name + ", \"" + name + "\")" : name;
    }

    String cookieLiteral() {
        return JavaLiteral.of(wireName);
    }
}
