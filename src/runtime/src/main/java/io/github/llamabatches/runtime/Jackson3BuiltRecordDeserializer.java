package io.github.llamabatches.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Reads a record that is built by its builder, which Jackson 3 reads in its place. Jackson neither refuses a field that
 * comes twice then nor looks whether a required one came.
 */
final class Jackson3BuiltRecordDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final BeanDeserializerBase original;
    private transient @Nullable ValueDeserializer<Object> builder;
    private final transient List<SettableBeanProperty> required = new ArrayList<>();

    Jackson3BuiltRecordDeserializer(BeanDeserializerBase original) {
        super(original);
        this.original = original;
    }

    @Override
    public void resolve(DeserializationContext context) {
        super.resolve(context);
        JavaType type = original.getValueInstantiator().getDelegateType(context.getConfig());
        ValueDeserializer<Object> found = context.findContextualValueDeserializer(type, null);
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
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
        return contextual;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        Jackson3RepeatedFields checked = Jackson3RepeatedFields.in(parser);
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
