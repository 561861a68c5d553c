package io.github.llamabatches.generator;

import io.github.llamabatches.gate.SpecPlaces;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Knows where the objects of a specification stand in it. */
final class Places {

    private final SpecPlaces written;
    private final Map<Object, String> pointers = new IdentityHashMap<>();

    /**
     * Begins without objects.
     *
     * @param location the file of the specification, or its URL
     */
    Places(String location) {
        this.written = SpecPlaces.of(location);
    }

    /** Returns the text of the file, which the parser may have read in another way. */
    SpecPlaces written() {
        return written;
    }

    /** Remembers the first place of an object. */
    boolean add(Object part, String pointer) {
        return pointers.putIfAbsent(part, pointer) == null;
    }

    String of(Object part) {
        return pointers.getOrDefault(part, "");
    }

    /** Where a parameter is written, since the parser moves those of a path into its operations. */
    String ofParameter(Parameter parameter, int index, List<String> holders) {
        for (String holder : holders) {
            String place = find(holder + "/parameters", "/name", parameter.getName(), "/in", parameter.getIn());
            if (place != null) {
                return place;
            }
        }
        return holders.get(0) + "/parameters/" + index;
    }

    /** Where a parameter is referred to. */
    String ofReference(String reference, int index, List<String> holders) {
        for (String holder : holders) {
            String place = find(holder + "/parameters", "/$ref", reference, "/$ref", reference);
            if (place != null) {
                return place + "/$ref";
            }
        }
        return holders.get(0) + "/parameters/" + index + "/$ref";
    }

    private @Nullable String find(
            String list, String one, @Nullable String first, String other, @Nullable String second) {
        for (int i = 0; i < written.size(list); i++) {
            String place = list + "/" + i;
            if (Objects.equals(first, written.text(place + one))
                    && Objects.equals(second, written.text(place + other))) {
                return place;
            }
        }
        return null;
    }

    UnsupportedSpecificationException unsupported(String rule, Object part, String message, String remedy) {
        return unsupportedAt(rule, of(part), message, remedy);
    }

    /** Refuses something; the only place where this is done. */
    UnsupportedSpecificationException unsupportedAt(String rule, String pointer, String message, String remedy) {
        return new UnsupportedSpecificationException(written.finding(rule, pointer, message, remedy));
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
