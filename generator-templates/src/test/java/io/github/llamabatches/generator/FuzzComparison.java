package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.runtime.JsonNullable;
import io.github.llamabatches.runtime.OpenEnum;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares values of generated classes with JSON, with their accessors, without Jackson. */
final class FuzzComparison {

    private FuzzComparison() {}

    /** Compares a value with the JSON that it was read from. */
    static void compare(String place, @Nullable JsonNode sent, @Nullable Object read)
            throws ReflectiveOperationException {
        if (read instanceof JsonNullable<?> nullable) {
            assertThat(nullable.isPresent()).as(place).isEqualTo(sent != null);
            if (sent != null) {
                compare(place, sent, nullable.get());
            }
        } else if (read == null) {
            assertThat(sent == null || sent.isNull()).as(place + ": " + sent).isTrue();
        } else {
            assertThat(sent).as(place).isNotNull();
            compareValues(place, sent, read);
        }
    }

    private static void compareValues(String place, JsonNode sent, Object read) throws ReflectiveOperationException {
        if (read instanceof Record && FuzzValues.isValue(read.getClass().getRecordComponents()[0])) {
            RecordComponent value = read.getClass().getRecordComponents()[0];
            compare(place, sent, value.getAccessor().invoke(read));
        } else if (read instanceof Record) {
            compareFields(place, sent, read);
        } else if (read instanceof List<?> list && !sent.isArray()) {
            // A single value that is read as a list.
            assertThat(list).as(place).hasSize(1);
            compare(place, sent, list.get(0));
        } else if (read instanceof List<?> list) {
            assertThat(list).as(place).hasSize(sent.size());
            for (int i = 0; i < list.size(); i++) {
                compare(place + "/" + i, sent.get(i), list.get(i));
            }
        } else if (read instanceof Map<?, ?> map) {
            assertThat(map).as(place).hasSize(sent.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                compare(place + "/" + entry.getKey(), sent.get((String) entry.getKey()), entry.getValue());
            }
        } else if (read instanceof Number number) {
            assertThat(new BigDecimal(number.toString())).as(place).isEqualByComparingTo(sent.decimalValue());
        } else if (read instanceof OpenEnum<?> value) {
            compareValues(place, sent, value.value());
        } else if (read instanceof Boolean) {
            assertThat(read).as(place).isEqualTo(sent.booleanValue());
        } else {
            assertThat(read.toString()).as(place).isEqualTo(sent.textValue());
        }
    }

    private static void compareFields(String place, JsonNode sent, Object read) throws ReflectiveOperationException {
        Set<String> known = new HashSet<>();
        Map<?, ?> others = Map.of();
        for (RecordComponent component : read.getClass().getRecordComponents()) {
            String name = FuzzValues.wireName(component);
            Object value = component.getAccessor().invoke(read);
            if (name == null) {
                others = (Map<?, ?>) value;
            } else {
                known.add(name);
                compare(place + "/" + name, sent.get(name), value);
            }
        }
        Set<String> left = new HashSet<>();
        sent.fieldNames().forEachRemaining(left::add);
        left.removeAll(known);
        for (String name : List.copyOf(left)) {
            Method tag = FuzzValues.tag(read.getClass(), name);
            if (tag != null) {
                left.remove(name);
                compare(place + "/" + name, sent.get(name), tag.invoke(read));
            }
        }
        assertThat(others.keySet().stream().map(Object::toString)).as(place).containsExactlyInAnyOrderElementsOf(left);
        for (Map.Entry<?, ?> entry : others.entrySet()) {
            compare(place + "/" + entry.getKey(), sent.get((String) entry.getKey()), entry.getValue());
        }
    }
}
