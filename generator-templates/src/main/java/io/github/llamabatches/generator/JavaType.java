package io.github.llamabatches.generator;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Java type of a value.
 *
 * @param kind the kind
 * @param text the type in code, with the nullness of its items, but without the value's own
 * @param nullable whether the value can be null
 * @param item the type of the items of a list or the values of a map; null for other types
 */
record JavaType(
        Kind kind, String text, boolean nullable, @Nullable JavaType item) {

    /** The kind of a type, with its name in Java. */
    enum Kind {
        TEXT("String"),
        UUID("UUID"),
        TIME("Instant"),
        DATE("LocalDate"),
        BYTES("Base64Text"),
        INTEGER("Integer"),
        LONG("Long"),
        DECIMAL("BigDecimal"),
        FLOAT("Float"),
        DOUBLE("Double"),
        BOOLEAN("Boolean"),
        /** A JSON object without a schema. */
        OBJECT("Object"),
        /** Any JSON value, including null. */
        ANY("Object"),
        /** The bytes of a file in a form, or of a request body. */
        UPLOAD("Upload"),
        DOWNLOAD("Download"),
        EVENTS("EventStream<ServerSentEvent>"),
        LINES(""),
        ENUM(""),
        RECORD(""),
        /** A generated class for alternatives. */
        UNION(""),
        /** A generated class for alternatives that are all scalars. */
        SCALARS(""),
        LIST(""),
        /** A list that is read from a single item too. */
        ONE_OR_MANY(""),
        MAP("");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private static final Set<Kind> OBJECTS = EnumSet.of(Kind.RECORD, Kind.UNION, Kind.UPLOAD);

    static JavaType of(Kind kind, boolean nullable) {
        return new JavaType(kind, kind.text, nullable || kind == Kind.ANY, null);
    }

    /** Returns the type of a generated class. */
    static JavaType named(Kind kind, String name, boolean nullable) {
        return new JavaType(kind, name, nullable, null);
    }

    static JavaType list(JavaType item, boolean nullable) {
        return new JavaType(Kind.LIST, "List<" + item.inContainer() + ">", nullable, item);
    }

    static JavaType oneOrMany(JavaType item, boolean nullable) {
        return new JavaType(Kind.ONE_OR_MANY, list(item, nullable).text, nullable, item);
    }

    static JavaType map(JavaType value, boolean nullable) {
        return new JavaType(Kind.MAP, "Map<String, " + value.inContainer() + ">", nullable, value);
    }

    /** Returns the innermost item type, which is no list or map. */
    String named() {
        return item == null ? text : item.named();
    }

    /** Returns the type of a stream of JSON lines. */
    static JavaType lines(JavaType line) {
        return new JavaType(Kind.LINES, "EventStream<" + line.text + ">", false, line);
    }

    private String inContainer() {
        return nullable ? "@Nullable " + text : text;
    }

    boolean isList() {
        return kind == Kind.LIST || kind == Kind.ONE_OR_MANY;
    }

    /**
     * Returns whether it contains a list that is read from a single item too: Jackson has one setting for all levels.
     */
    boolean takesOneForMany() {
        return kind == Kind.ONE_OR_MANY || item != null && item.takesOneForMany();
    }

    /** Returns whether the caller reads it from the network. */
    boolean isStreamed() {
        return kind == Kind.DOWNLOAD || kind == Kind.EVENTS || kind == Kind.LINES;
    }

    boolean isScalar() {
        return item == null && !isJson() && !OBJECTS.contains(kind);
    }

    /** Returns whether items can't be null at any level: Jackson has one setting for all levels. */
    boolean refusesNullItems() {
        return item != null && !item.nullable && (item.item == null || item.refusesNullItems());
    }

    /** Returns the function that creates an unmodifiable copy; null for immutable values. */
    @Nullable
    String copy() {
        return switch (kind) {
            case LIST, ONE_OR_MANY ->
                item == null || item.item != null || item.nullable || item.isJson()
                        ? "Immutable::list"
                        : "List::copyOf";
            case MAP -> "Immutable::map";
            case OBJECT, ANY -> "Immutable::json";
            default -> null;
        };
    }

    private boolean isJson() {
        return kind == Kind.OBJECT || kind == Kind.ANY;
    }
}
