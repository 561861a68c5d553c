package io.github.llamabatches.runtime;

import feign.Request;
import feign.codec.DecodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON with Jackson 2 or Jackson 3. Both accept and reject the same documents, and write the same
 * text. Instances are created by a {@link JsonLibrary}.
 *
 * <p>Times and dates are in the formats of RFC 3339; a time without an offset is UTC, and seconds are optional.
 * Decimals keep all their digits; in untyped JSON they are {@link java.math.BigDecimal}, and numbers of more than 1,000
 * digits or with an exponent beyond 9,999 are a {@link Number} whose {@code toString} is the text. Reading is strict:
 * it rejects a required field that is absent or null, a repeated field in an object at any depth, a value of another
 * type, and any text after the document. Generated types keep unknown fields, other types ignore them.
 *
 * <p>Safe to share between threads. An instance is expensive to create and speeds up with use, so share it.
 */
public abstract sealed class JsonCodec permits Jackson2Codec, Jackson3Codec {

    /** The maximum nesting depth of arrays and objects; the libraries have different limits. */
    static final int MAX_NESTING_DEPTH = 1000;

    /** The maximum length of a string, in characters. */
    static final int MAX_STRING_LENGTH = 20_000_000;

    JsonCodec() {}

    /**
     * Reads one document.
     *
     * @param utf8 the document, possibly followed by other bytes
     * @param length the length of the document in bytes
     * @param type the type of the document
     * @return a value of the type
     * @throws UnreadableJsonException if it is not UTF-8, not JSON, null, or not of the type
     */
    public final Object read(byte[] utf8, int length, Type type) throws UnreadableJsonException {
        requireUtf8(utf8, length);
        JsonCodec outer = JsonUnion.exchange(this);
        Object value;
        try {
            value = parse(utf8, length, type);
        } catch (RepeatedFieldException e) {
            throw e.unreadable("$");
        } catch (IOException | RuntimeException e) {
            throw describe(e).unreadable();
        } finally {
            JsonUnion.exchange(outer);
        }
        if (value == null) {
            // The message has all the information.
            throw new UnreadableJsonException("it is null", "", false);
        }
        return value;
    }

    /** Reads the body of a response, or a part of it. */
    final Object read(byte[] utf8, Type type, int status, Request request) {
        try {
            return read(utf8, utf8.length, type);
        } catch (UnreadableJsonException e) {
            throw new DecodeException(status, e.describe(status, type, utf8, utf8.length), request);
        }
    }

    /**
     * Reads one document, such as a model that {@link #writeText} wrote.
     *
     * @param <T> the type
     * @param json the document
     * @param type the type of the document
     * @return a value of the type
     * @throws UnreadableJsonException if it is not JSON, null, or not of the type
     */
    @SuppressWarnings("unchecked")
    public final <T> T read(String json, Class<T> type) throws UnreadableJsonException {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return (T) read(utf8, utf8.length, type);
    }

    /**
     * Locates the items of a list in a document, so that each can be read separately. Strings and numbers in them may
     * have any length, and the nesting may be a hundred times deeper than {@link #read} allows.
     *
     * @param utf8 the document, possibly followed by other bytes
     * @param length the length of the document in bytes
     * @param field the name of the list in the object of the document
     * @return views of the items in the given array, in order; empty if there is no such list
     * @throws UnreadableJsonException if the document is not UTF-8, or not JSON
     */
    public final List<ByteBuffer> items(byte[] utf8, int length, String field) throws UnreadableJsonException {
        requireUtf8(utf8, length);
        try {
            return slices(utf8, length, field);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableJsonException(describe(e).problem, "", true);
        }
    }

    /**
     * Reads any document into maps, lists, strings, numbers, booleans and null. The last value of a repeated field is
     * kept.
     *
     * @param json the document
     * @return the value
     * @throws UnreadableJsonException if it isn't JSON
     */
    public final @Nullable Object readUntyped(String json) throws UnreadableJsonException {
        try {
            return parseUntyped(json);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableJsonException(describe(e).problem, "", true);
        }
    }

    /**
     * Writes a value as UTF-8.
     *
     * @param value the value
     * @param type the type of the value, with its type arguments for a list or a map
     * @return a new array
     * @throws IllegalArgumentException if the value can't be written; the message contains the location in the value,
     *     and doesn't quote the value
     */
    public final byte[] write(@Nullable Object value, Type type) {
        String text = text(value, type);
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(utf8.array(), utf8.limit());
        } catch (CharacterCodingException e) {
            throw Unwritable.halfOfPair(treeOrNull(text));
        }
    }

    /**
     * Writes a value as text.
     *
     * @param value the value
     * @return its JSON
     * @throws IllegalArgumentException as {@link #write}
     */
    public final String writeText(@Nullable Object value) {
        return text(value, Object.class);
    }

    private static void requireUtf8(byte[] utf8, int length) throws UnreadableJsonException {
        if (!Utf8.isValid(utf8, length)) {
            throw new UnreadableJsonException("the body is not UTF-8", "", true);
        }
    }

    private @Nullable Object treeOrNull(String text) {
        try {
            return readUntyped(text);
        } catch (UnreadableJsonException e) {
            // For example, a value that is nested too deeply to be read.
            return null;
        }
    }

    private String text(@Nullable Object value, Type type) {
        try {
            return format(value, isUnion(type) ? Object.class : type);
        } catch (IOException | RuntimeException e) {
            throw describe(e).unwritable();
        } catch (StackOverflowError e) {
            // Jackson before 2.16 has no limit to the depth of a value.
            throw Unwritable.containsItself("$");
        }
    }

    /**
     * Returns whether values of a type, or the values in it, are variants of a union: their type would be a wrapper.
     */
    private static boolean isUnion(Type type) {
        Type innermost = type;
        while (innermost instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            innermost = arguments[arguments.length - 1];
        }
        return innermost instanceof Class<?> named && named.isInterface();
    }

    /**
     * Converts maps, lists, strings, numbers and booleans to a type.
     *
     * @throws UnreadableValueException if it is not of the type
     */
    final @Nullable Object read(@Nullable Object tree, Type type) {
        try {
            return convert(tree, type);
        } catch (RuntimeException e) {
            throw new UnreadableValueException(describe(e));
        }
    }

    /**
     * Converts a value to maps, lists, strings, numbers, booleans and uploads.
     *
     * @throws IllegalArgumentException as {@link #write}
     */
    final @Nullable Object tree(@Nullable Object value) {
        try {
            return convert(value, Object.class);
        } catch (RuntimeException e) {
            throw describe(e).unwritable();
        }
    }

    private LibraryFailure describe(Exception e) {
        LibraryFailure failure = failure(e);
        if (failure == null) {
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
        return failure;
    }

    /** Describes an exception of the library; returns null for any other exception. */
    abstract @Nullable LibraryFailure failure(Exception e);

    /** Reads a valid UTF-8 document; returns null for a null document. */
    abstract @Nullable Object parse(byte[] utf8, int length, Type type) throws IOException;

    /** Reads a document into maps, lists and so on. */
    abstract @Nullable Object parseUntyped(String json) throws IOException;

    /** Locates the items of a list in a valid UTF-8 document. */
    abstract List<ByteBuffer> slices(byte[] utf8, int length, String field) throws IOException;

    /** Writes a value as text, not as bytes: older versions escape supplementary characters in bytes. */
    abstract String format(@Nullable Object value, Type type) throws IOException;

    /** Converts a value to another type, as if it were written and read. */
    abstract @Nullable Object convert(@Nullable Object value, Type type);
}
