package io.github.llamabatches.generator;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Java type of a value.
 *
 * @param kind its kind
 * @param text how it is written, with the nullness of items, but not with its own
 * @param nullable whether the specification allows null for the value
 * @param item the type of the items of a list, or of the values of a map
 */
record JavaType(
        Kind kind, String text, boolean nullable, @Nullable JavaType item) {

    /** The kind of a value, with its type in Java. */
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
        /** Any JSON, null too. */
        ANY("Object"),
        /** The bytes of a file in a form, or of a whole body. */
        UPLOAD("Upload"),
        DOWNLOAD("Download"),
        EVENTS("EventStream<ServerSentEvent>"),
        LINES(""),
        ENUM(""),
        RECORD(""),
        /** A class of alternatives. */
        UNION(""),
        /** A class of alternatives that are scalars. */
        SCALARS(""),
        LIST(""),
        /** A list that can come as its only item. */
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

    /** A generated class. */
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

    /** The class in it that isn't a list or a map. */
    String named() {
        return item == null ? text : item.named();
    }

    /** The values of JSON lines. */
    static JavaType lines(JavaType line) {
        return new JavaType(Kind.LINES, "EventStream<" + line.text + ">", false, line);
    }

    private String inContainer() {
        return nullable ? "@Nullable " + text : text;
    }

    boolean isList() {
        return kind == Kind.LIST || kind == Kind.ONE_OR_MANY;
    }

    /** Whether it or anything in it is a list that can come as its only item: Jackson has one setting for all. */
    boolean takesOneForMany() {
        return kind == Kind.ONE_OR_MANY || item != null && item.takesOneForMany();
    }

    /** Whether it is read from the network by its owner. */
    boolean isStreamed() {
        return kind == Kind.DOWNLOAD || kind == Kind.EVENTS || kind == Kind.LINES;
    }

    boolean isScalar() {
        return item == null && !isJson() && !OBJECTS.contains(kind);
    }

    /** Whether no item of it can be null, at any depth, because Jackson has one setting for all of them. */
    boolean refusesNullItems() {
        return item != null && !item.nullable && (item.item == null || item.refusesNullItems());
    }

    /** The function that makes a copy nobody can change, or null where the value can't be changed anyway. */
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
