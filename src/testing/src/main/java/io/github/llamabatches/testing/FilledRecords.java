package io.github.llamabatches.testing;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.llamabatches.runtime.Base64Text;
import io.github.llamabatches.runtime.JsonNullable;
import io.github.llamabatches.runtime.JsonUnion;
import io.github.llamabatches.runtime.OpenEnum;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates records with sample values in all required fields.
 *
 * <p>Uses reflection, unlike production code, so that samples need no change when the specification gets another
 * required field at any depth. Accesses only public members of exported packages, so it works on the module path too.
 */
final class FilledRecords {

    /** Limits the nesting of a record in itself. */
    private static final int MOST_NESTED = 3;

    private static final Instant FIRST_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final boolean optionalToo;

    /** The types of the values that are being created, from the outermost. */
    private final Deque<Class<?>> path = new ArrayDeque<>();

    /**
     * Creates a generator of records.
     *
     * @param seed the random seed; the same seed gives the same values
     * @param optionalToo whether to set optional fields too
     */
    FilledRecords(long seed, boolean optionalToo) {
        this.random = new Random(seed);
        this.optionalToo = optionalToo;
    }

    /** Creates a record with its required fields only; always the same one. */
    static <T extends Record> T required(Class<T> type) {
        return required(type, 0);
    }

    static <T extends Record> T required(Class<T> type, long seed) {
        return new FilledRecords(seed, false).fill(type);
    }

    <T extends Record> T fill(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        path.addLast(type);
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i]);
        }
        path.removeLast();
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(parameters).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't create a sample of " + type.getName(), e);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        Type type = component.getGenericType();
        boolean set = optionalToo && !isNestedTooDeeply(type);
        if (component.getType() == JsonNullable.class) {
            return set ? JsonNullable.of(sample(argument(type, 0), component)) : JsonNullable.absent();
        }
        if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
            return Map.of();
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && !set ? null : sample(type, component);
    }

    /** Recursive records would have no end, or too many nested records if several fields are recursive. */
    private boolean isNestedTooDeeply(Type type) {
        Type innermost = type;
        while (innermost instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            innermost = arguments[arguments.length - 1];
        }
        return Collections.frequency(path, innermost) >= MOST_NESTED;
    }

    private Object sample(Type type, RecordComponent component) {
        Class<?> raw = raw(type);
        if (raw == List.class) {
            return isNestedTooDeeply(type) ? List.of() : List.of(sample(argument(type, 0), component));
        }
        if (raw == Map.class) {
            return isNestedTooDeeply(type) ? Map.of() : Map.of("sample", sample(argument(type, 1), component));
        }
        @Nullable Method of = raw.isRecord() ? factory(raw) : null;
        if (of != null) {
            // The record of alternatives that can't be distinguished: any JSON wouldn't be one of them.
            return within(raw, () -> invoke(of, sample(of.getGenericParameterTypes()[0], component)));
        }
        if (raw.isRecord()) {
            return fill(raw.asSubclass(Record.class));
        }
        if (raw.isInterface() && raw.isSealed()) {
            // A union, whose first variant is as good as any.
            return within(raw, () -> fill(raw.getPermittedSubclasses()[0].asSubclass(Record.class)));
        }
        if (OpenEnum.class.isAssignableFrom(raw)) {
            List<?> listed = listed(raw);
            return listed.get(random.nextInt(listed.size()));
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        Object constant = constant(raw, component);
        Object scalar = constant != null ? constant : scalar(raw, component.getName());
        if (scalar == null) {
            throw new IllegalStateException(
                    "there are no sample values of " + raw.getName() + ", the type of " + component.getName() + " in "
                            + component.getDeclaringRecord().getName());
        }
        return scalar;
    }

    private Object within(Class<?> type, Supplier<Object> sample) {
        path.addLast(type);
        Object value = sample.get();
        path.removeLast();
        return value;
    }

    /** Returns the only value that the specification lists for a number or boolean; null if there are others. */
    private static @Nullable Object constant(Class<?> type, RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        if (property == null || property.defaultValue().isEmpty()) {
            return null;
        }
        return JsonUnion.read(FakeJson.read(property.defaultValue()), type);
    }

    private @Nullable Object scalar(Class<?> type, String name) {
        int number = 1 + random.nextInt(1000);
        if (type == String.class) {
            return name + "-" + number;
        }
        if (type == Integer.class || type == int.class) {
            return number;
        }
        if (type == Long.class || type == long.class) {
            return (long) number;
        }
        if (type == Double.class || type == double.class) {
            return number / 4.0;
        }
        if (type == Float.class || type == float.class) {
            return number / 4.0f;
        }
        if (type == BigDecimal.class) {
            return BigDecimal.valueOf(number, 2);
        }
        if (type == Boolean.class || type == boolean.class) {
            return number % 2 == 0;
        }
        if (type == Instant.class) {
            return FIRST_TIME.plus(Duration.ofMinutes(number));
        }
        if (type == LocalDate.class) {
            return LocalDate.EPOCH.plusDays(number);
        }
        if (type == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (type == Base64Text.class) {
            return Base64Text.of((name + "-" + number).getBytes(StandardCharsets.UTF_8));
        }
        // Free-form JSON: an object is valid both for any value and where an object is required.
        return type == Object.class ? Map.of(name, number) : null;
    }

    private static List<?> listed(Class<?> openEnum) {
        try {
            return (List<?>) invoke(openEnum.getMethod("values"));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(openEnum.getName() + " has no values()", e);
        }
    }

    /** Returns the first of the methods {@code of…} in alphabetical order; null if there is none. */
    private static @Nullable Method factory(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && method.getName().startsWith("of")
                        && method.getReturnType() == type
                        && method.getParameterCount() == 1)
                .min(Comparator.comparing(Method::getName)
                        .thenComparing(method -> method.getParameterTypes()[0].getName()))
                .orElse(null);
    }

    private static Object invoke(Method method, Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't call " + method, e);
        }
    }

    private static Class<?> raw(Type type) {
        Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
        return raw instanceof Class<?> known ? known : Object.class;
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }
}
