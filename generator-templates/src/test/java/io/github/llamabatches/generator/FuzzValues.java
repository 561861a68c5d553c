package io.github.llamabatches.generator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import io.github.llamabatches.runtime.Base64Text;
import io.github.llamabatches.runtime.JsonNullable;
import io.github.llamabatches.runtime.OpenEnum;
import io.github.llamabatches.runtime.Upload;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates values of generated classes with their builders, and reads their components, without Jackson. */
final class FuzzValues {

    private FuzzValues() {}

    static @Nullable Object of(JsonNode json, Type type) throws ReflectiveOperationException {
        if (json.isNull()) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == JsonNullable.class) {
                return of(json, arguments[0]);
            }
            return generic.getRawType() == List.class ? list(json, arguments[0]) : map(json, arguments[1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Object.class) {
            return free(json);
        }
        if (plain == Upload.class) {
            return Upload.of(bytes(json));
        }
        if (plain.isRecord() && isValue(plain.getRecordComponents()[0])) {
            // Alternatives that can't be distinguished.
            return plain.getConstructor(Object.class).newInstance(free(json));
        }
        if (plain.isRecord()) {
            return built(json, plain);
        }
        if (plain.isSealed()) {
            return variant(json, plain);
        }
        if (OpenEnum.class.isAssignableFrom(plain)) {
            Method of = Arrays.stream(plain.getMethods())
                    .filter(method -> method.getName().equals("of"))
                    .findFirst()
                    .orElseThrow();
            return of.invoke(null, of(json, of.getParameterTypes()[0]));
        }
        return switch (plain.getSimpleName()) {
            case "String" -> json.textValue();
            case "UUID" -> UUID.fromString(json.textValue());
            case "Instant" -> Instant.parse(json.textValue());
            case "LocalDate" -> LocalDate.parse(json.textValue());
            case "Base64Text" -> Base64Text.of(json.textValue());
            case "Integer" -> json.decimalValue().intValueExact();
            case "Long" -> json.decimalValue().longValueExact();
            case "Float" -> json.floatValue();
            case "Double" -> json.doubleValue();
            case "BigDecimal" -> json.decimalValue();
            case "Boolean" -> json.booleanValue();
            default -> throw new AssertionError("not a type of values: " + plain);
        };
    }

    /** Returns the variant with the type of the JSON, or with a unique field. */
    private static Object variant(JsonNode json, Class<?> union) throws ReflectiveOperationException {
        for (Class<?> variant : union.getPermittedSubclasses()) {
            RecordComponent[] components = variant.getRecordComponents();
            Type held = components[0].getGenericType();
            if (isValue(components[0])) {
                if (fits(json, components[0].getType())
                        && !variant.getSimpleName().equals("Unknown")) {
                    return variant.getConstructor(components[0].getType()).newInstance(of(json, held));
                }
            } else if (json.has(String.valueOf(wireName(components[0])))) {
                return built(json, variant);
            }
        }
        throw new AssertionError("no variant of " + union + " for " + json);
    }

    static boolean isValue(RecordComponent component) throws ReflectiveOperationException {
        return component
                .getDeclaringRecord()
                .getDeclaredField(component.getName())
                .isAnnotationPresent(JsonValue.class);
    }

    private static boolean fits(JsonNode json, Class<?> type) {
        return json.isTextual()
                ? type == String.class
                : json.isBoolean()
                        ? type == Boolean.class
                        : json.isNumber()
                                ? Number.class.isAssignableFrom(type)
                                : json.isArray() ? type == List.class : type.isRecord();
    }

    private static List<Object> list(JsonNode json, Type item) throws ReflectiveOperationException {
        List<Object> list = new ArrayList<>();
        for (JsonNode one : json) {
            list.add(of(one, item));
        }
        return list;
    }

    private static Map<String, Object> map(JsonNode json, Type value) throws ReflectiveOperationException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            map.put(entry.getKey(), of(entry.getValue(), value));
        }
        return map;
    }

    private static @Nullable Object free(JsonNode json) throws ReflectiveOperationException {
        if (json.isObject()) {
            return map(json, Object.class);
        }
        if (json.isArray()) {
            return list(json, Object.class);
        }
        return json.isTextual() ? json.textValue() : json.isBoolean() ? json.booleanValue() : json.decimalValue();
    }

    private static Object built(JsonNode json, Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        Set<String> known = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = wireName(component);
            if (name != null && known.add(name) && json.has(name)) {
                Method setter = Arrays.stream(builder.getClass().getMethods())
                        .filter(method ->
                                method.getName().equals(component.getName()) && method.getParameterCount() == 1)
                        .findFirst()
                        .orElseThrow();
                setter.invoke(builder, of(json.get(name), component.getGenericType()));
            }
        }
        Method adder = Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getName().startsWith("additionalProperty") && method.getParameterCount() == 2)
                .findFirst()
                .orElseThrow();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!known.contains(entry.getKey()) && tag(type, entry.getKey()) == null) {
                Object value = of(entry.getValue(), adder.getGenericParameterTypes()[1]);
                adder.invoke(builder, entry.getKey(), value);
            }
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    /** Returns the method of a tag, which isn't a component. */
    static @Nullable Method tag(Class<?> type, String wireName) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(JsonProperty.class))
                .filter(method ->
                        method.getAnnotation(JsonProperty.class).value().equals(wireName))
                .filter(method -> Arrays.stream(type.getRecordComponents())
                        .noneMatch(component -> component.getAccessor().equals(method)))
                .findFirst()
                .orElse(null);
    }

    /** Returns the bytes of a file, or of a string. */
    static byte[] bytes(JsonNode json) {
        return json instanceof BinaryNode binary
                ? binary.binaryValue()
                : json.textValue().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the unknown fields of a record. */
    static Map<?, ?> others(Object record) throws ReflectiveOperationException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (wireName(component) == null) {
                return (Map<?, ?>) component.getAccessor().invoke(record);
            }
        }
        throw new AssertionError(record.getClass() + " has no unknown fields");
    }

    static boolean has(Object record, String wireName) throws ReflectiveOperationException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (wireName.equals(wireName(component))) {
                return true;
            }
        }
        return false;
    }

    static @Nullable String wireName(RecordComponent component) throws ReflectiveOperationException {
        // A handwritten accessor doesn't have the annotations of the component.
        JsonProperty property = component
                .getDeclaringRecord()
                .getDeclaredField(component.getName())
                .getAnnotation(JsonProperty.class);
        return property == null ? null : property.value();
    }

    /** Returns the value of the component with a name in JSON. */
    static @Nullable Object field(Object record, String wireName) throws ReflectiveOperationException {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (wireName.equals(wireName(component))) {
                return component.getAccessor().invoke(record);
            }
        }
        throw new AssertionError(record.getClass() + " has no field " + wireName);
    }
}
