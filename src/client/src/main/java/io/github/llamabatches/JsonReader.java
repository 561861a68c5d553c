package io.github.llamabatches;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** What is needed of a JSON library. Everything else is the same for all of them. */
interface JsonReader {

    /** How deep arrays and objects may lie in one another; libraries have other limits of their own. */
    int MAX_NESTING_DEPTH = 1000;

    /** How long one text may be, in characters. */
    int MAX_STRING_LENGTH = 20_000_000;

    /**
     * Reads one document, strictly: an absent or null required value, a value of another type and anything behind the
     * document are refused. Unknown fields are ignored.
     *
     * @param length how many of the bytes are the document
     * @return null if the document is null
     */
    @Nullable
    Object read(byte[] utf8, int length, Type type) throws UnreadableJsonException;

    /** Reads any document, into maps, lists, texts, numbers, booleans and null. */
    @Nullable
    Object readUntyped(String json) throws UnreadableJsonException;

    /** Writes what {@link #readUntyped} read. */
    String write(@Nullable Object untyped);
}
