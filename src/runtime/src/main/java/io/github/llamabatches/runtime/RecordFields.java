package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a record by their names on the wire, in the order of its components. */
final class RecordFields {

    /** Stands for a value until there is one. */
    static final Object ABSENT = new Object();

    static final RecordFields NONE = new RecordFields(new String[0]);

    /** Lists the annotations that the templates write. Any other of Jackson's may change how a field is read. */
    private static final Set<Class<? extends Annotation>> OF_GENERATED_FIELDS =
            Set.of(JsonIgnoreProperties.class, JsonInclude.class, JsonProperty.class, JsonSetter.class);

    private final String[] names;

    RecordFields(String[] names) {
        this.names = names;
    }

    /** Whether it is one of generated fields, or of no meaning for Jackson. */
    static boolean isUnderstood(Annotation annotation) {
        return OF_GENERATED_FIELDS.contains(annotation.annotationType())
                || !annotation.annotationType().isAnnotationPresent(JacksonAnnotation.class);
    }

    /** Whether it says nothing but that there may be more fields. */
    static boolean ignoresNoneButUnknownFields(@Nullable JsonIgnoreProperties ignored) {
        return ignored != null && ignored.ignoreUnknown() && ignored.value().length == 0;
    }

    @Nullable
    Object[] noValues() {
        @Nullable Object[] values = new Object[names.length];
        Arrays.fill(values, ABSENT);
        return values;
    }

    /**
     * The index of a field; -1 if there is none of this name.
     *
     * @param guess where to look first: servers send most fields in the order of the specification
     */
    int indexOf(String name, int guess) {
        for (int i = guess; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        for (int i = 0; i < guess; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
