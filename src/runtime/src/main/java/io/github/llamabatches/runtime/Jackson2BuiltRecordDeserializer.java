package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record that is built by its builder, which Jackson 2 reads in its place. Jackson neither refuses a field that
 * comes twice then nor looks whether a required one came.
 */
final class Jackson2BuiltRecordDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final BeanDeserializerBase original;
    private transient @Nullable JsonDeserializer<Object> builder;
    private final transient List<SettableBeanProperty> required = new ArrayList<>();

    Jackson2BuiltRecordDeserializer(BeanDeserializerBase original) {
        super(original);
        this.original = original;
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        super.resolve(context);
        JavaType type = original.getValueInstantiator().getDelegateType(context.getConfig());
        JsonDeserializer<Object> found = context.findContextualValueDeserializer(type, null);
        if (found instanceof BeanDeserializerBase bean) {
            bean.properties().forEachRemaining(field -> {
                if (field.isRequired()) {
                    required.add(field);
                }
            });
            builder = found;
        }
    }

    /** Leaves it to Jackson where something is said of how a record is read. */
    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> contextual) {
        return contextual;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Jackson2RepeatedFields checked = Jackson2RepeatedFields.in(parser);
        if (builder == null || !checked.isExpectedStartObjectToken()) {
            return original.deserialize(checked, context);
        }
        Object built = builder.deserialize(checked, context);
        for (SettableBeanProperty field : required) {
            if (!checked.endedObjectHad(field.getName())) {
                return context.reportInputMismatch(field, "Missing required creator property '%s'", field.getName());
            }
        }
        return original.getValueInstantiator().createUsingDelegate(context, built);
    }
}
