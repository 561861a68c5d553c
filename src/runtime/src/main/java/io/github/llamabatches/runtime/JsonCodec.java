package io.github.llamabatches.runtime;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON with one of the two libraries, which read the same documents, refuse the same ones and write
 * the same text. A {@link JsonLibrary} makes one.
 *
 * <p>Times and dates are those of RFC 3339; a time without an offset is taken for UTC, and seconds may be missing.
 * Decimals are read and written digit by digit; in free JSON they are {@link java.math.BigDecimal}, and numbers of more
 * than 1,000 digits or with an exponent beyond 9,999 a {@link Number} whose {@code toString} is the text. Reading is
 * strict: a required field that is absent or null, a field that comes twice in an object, at any depth, a value of
 * another type and anything behind the document are refused. Generated types keep unknown fields, other types ignore
 * them.
 *
 * <p>Safe to share between threads. Making one is slow, and it becomes faster with use: share it.
 */
public abstract sealed class JsonCodec permits Jackson2Codec, Jackson3Codec {

    /** How deep arrays and objects may lie in one another; libraries have other limits of their own. */
    static final int MAX_NESTING_DEPTH = 1000;

    /** How long one text may be, in characters. */
    static final int MAX_STRING_LENGTH = 20_000_000;

    JsonCodec() {}

    /**
     * Reads one document.
     *
     * @param utf8 the document, and behind it anything
     * @param length how many of the bytes are the document
     * @param type what the document is
     * @return a value of the type
     * @throws UnreadableJsonException if it is not UTF-8, not JSON, null, or not of the type
     */
    public final Object read(byte[] utf8, int length, Type type) throws UnreadableJsonException {
        requireUtf8(utf8, length);
        JsonCodec outer = JsonUnion.exchange(this);
        Object value;
        try {
            value = parse(utf8, length, type);
        } finally {
            JsonUnion.exchange(outer);
        }
        if (value == null) {
            // The message says all that there is in it.
            throw new UnreadableJsonException("it is null", "", false);
        }
        return value;
    }

    /**
     * Reads one document, such as a model that {@link #writeText} wrote.
     *
     * @param <T> the type
     * @param json the document
     * @param type what the document is
     * @return a value of the type
     * @throws UnreadableJsonException if it is not JSON, null, or not of the type
     */
    @SuppressWarnings("unchecked")
    public final <T> T read(String json, Class<T> type) throws UnreadableJsonException {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        return (T) read(utf8, utf8.length, type);
    }

    /**
     * Finds the items of a list in a document, to read each on its own. Text and numbers in them may be of any length,
     * and they may be nested a hundred times deeper than {@link #read} takes.
     *
     * @param utf8 the document, and behind it anything
     * @param length how many of the bytes are the document
     * @param field the name of the list in the object that the document is
     * @return the places of the items, views of the given array in their order; empty if there is no such list
     * @throws UnreadableJsonException if the document is not UTF-8, or not JSON
     */
    public final List<ByteBuffer> items(byte[] utf8, int length, String field) throws UnreadableJsonException {
        requireUtf8(utf8, length);
        return slices(utf8, length, field);
    }

    /**
     * Reads any document, into maps, lists, texts, numbers, booleans and null. Of a field that comes twice the last
     * value is kept.
     *
     * @param json the document
     * @return what it holds
     * @throws UnreadableJsonException if it isn't JSON
     */
    public abstract @Nullable Object readUntyped(String json) throws UnreadableJsonException;

    /**
     * Writes a value as UTF-8.
     *
     * @param value the value
     * @param type what it is, with the types of its items where it is a list or a map
     * @return a new array
     * @throws IllegalArgumentException if the value can't be written; the message names the place in the value and
     *     doesn't quote it
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

    /** Recognises a repeated field by Jackson's words: it has no type for it. */
    static boolean isRepeatedField(String problem) {
        return problem.startsWith("Duplicate ");
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
            // Such as what is nested too deeply to be read.
            return null;
        }
    }

    /** Writes a value as text; not as bytes, for which older versions escape what isn't in 16 bits. */
    abstract String text(@Nullable Object value, Type type);

    /**
     * Reads JSON that was read into maps, lists, texts, numbers and booleans.
     *
     * @throws UnreadableValueException if it is not of the type
     */
    abstract @Nullable Object convert(@Nullable Object tree, Type type);

    /**
     * Turns a value into maps, lists, texts, numbers, booleans and uploads.
     *
     * @throws IllegalArgumentException as {@link #write}
     */
    abstract @Nullable Object tree(@Nullable Object value);

    /** Finds the items of a list in a document that is UTF-8. */
    abstract List<ByteBuffer> slices(byte[] utf8, int length, String field) throws UnreadableJsonException;

    /** Reads a document that is UTF-8; null if it is null. */
    abstract @Nullable Object parse(byte[] utf8, int length, Type type) throws UnreadableJsonException;
}
