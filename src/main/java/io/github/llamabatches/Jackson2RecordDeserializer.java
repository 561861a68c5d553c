package io.github.llamabatches;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record as Jackson 2 would, and refuses a field that comes twice: one of two values would be lost. It needs
 * less time than Jackson's way, and half the memory besides what is read, because it knows all fields beforehand.
 */
final class Jackson2RecordDeserializer extends StdDeserializer<Object>
        implements ResolvableDeserializer, ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final BeanDeserializerBase original;
    private transient RecordFields names = RecordFields.NONE;
    private transient SettableBeanProperty[] fields = {};

    private Jackson2RecordDeserializer(BeanDeserializerBase original) {
        super(original.getValueType());
        this.original = original;
    }

    /** Of a record such as the generated ones, of which Jackson needs nothing but the fields; else what there is. */
    static JsonDeserializer<?> insteadOf(JsonDeserializer<?> deserializer, BeanDescription description) {
        JsonIgnoreProperties ignored = description.getClassAnnotations().get(JsonIgnoreProperties.class);
        return deserializer.getClass() == BeanDeserializer.class
                        && description.getBeanClass().isRecord()
                        && ignored != null
                        && ignored.ignoreUnknown()
                        && description.findAnySetterAccessor() == null
                ? new Jackson2RecordDeserializer((BeanDeserializerBase) deserializer)
                : deserializer;
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        original.resolve(context);
        List<SettableBeanProperty> creators = new ArrayList<>();
        original.creatorProperties().forEachRemaining(creators::add);
        creators.sort(Comparator.comparingInt(SettableBeanProperty::getCreatorIndex));
        if (!creators.isEmpty() && creators.size() == handledType().getRecordComponents().length) {
            fields = creators.toArray(SettableBeanProperty[]::new);
            names = new RecordFields(
                    creators.stream().map(SettableBeanProperty::getName).toArray(String[]::new));
        }
    }

    /** Leaves it to Jackson where something is said of how a record is read. */
    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        JsonDeserializer<?> contextual = original.createContextual(context, property);
        return contextual == original ? this : contextual;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (names == RecordFields.NONE || !parser.isExpectedStartObjectToken()) {
            return original.deserialize(parser, context);
        }
        @Nullable Object[] values = names.noValues();
        int next = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            int index = names.indexOf(name, next);
            if (index < 0) {
                parser.skipChildren();
                continue;
            }
            if (values[index] != RecordFields.ABSENT) {
                return context.reportInputMismatch(fields[index], "Duplicate field '%s'", name);
            }
            values[index] = read(fields[index], parser, context);
            next = index + 1;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == RecordFields.ABSENT) {
                values[i] = absent(fields[i], context);
            }
        }
        return original.getValueInstantiator().createFromObjectWith(context, values);
    }

    private @Nullable Object read(SettableBeanProperty field, JsonParser parser, DeserializationContext context)
            throws IOException {
        try {
            return field.deserialize(parser, context);
        } catch (IOException | RuntimeException e) {
            throw JsonMappingException.wrapWithPath(e, handledType(), field.getName());
        }
    }

    private static @Nullable Object absent(SettableBeanProperty field, DeserializationContext context)
            throws JsonMappingException {
        if (field.isRequired()) {
            return context.reportInputMismatch(field, "Missing required creator property '%s'", field.getName());
        }
        @Nullable Object value = field.getNullValueProvider().getAbsentValue(context);
        return value != null ? value : field.getValueDeserializer().getAbsentValue(context);
    }
}
