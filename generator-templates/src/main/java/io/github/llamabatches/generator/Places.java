package io.github.llamabatches.generator;

import java.util.IdentityHashMap;
import java.util.Map;

/** Knows where the objects of a specification stand in it. */
final class Places {

    private final String file;
    private final Map<Object, String> pointers = new IdentityHashMap<>();

    Places(String file) {
        this.file = file;
    }

    /** Remembers the first place of an object. */
    boolean add(Object part, String pointer) {
        return pointers.putIfAbsent(part, pointer) == null;
    }

    String of(Object part) {
        return pointers.getOrDefault(part, "");
    }

    UnsupportedSpecificationException unsupported(String rule, Object part, String message, String remedy) {
        return unsupportedAt(rule, of(part), message, remedy);
    }

    UnsupportedSpecificationException unsupportedAt(String rule, String pointer, String message, String remedy) {
        return new UnsupportedSpecificationException(file, rule, pointer, message, remedy);
    }

    /** The name that a part of a pointer or of a reference stands for. */
    static String decoded(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }

    /** The pointer to a child, whatever its name holds (RFC 6901, section 3). */
    static String child(String pointer, Object name) {
        return pointer + "/" + name.toString().replace("~", "~0").replace("/", "~1");
    }
}
