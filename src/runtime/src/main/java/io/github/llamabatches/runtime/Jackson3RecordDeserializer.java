package io.github.llamabatches.runtime;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializer;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.introspect.AnnotatedWithParams;

/**
 * Reads a record as Jackson 3 would, and refuses a field that comes twice: one of two values would be lost. It needs
 * less time and memory than Jackson's way, because it knows all fields beforehand.
 */
final class Jackson3RecordDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private static final MethodType FROM_ARRAY = MethodType.methodType(Object.class, Object[].class);

    private final BeanDeserializerBase original;
    private final MethodHandle constructor;
    private transient RecordFields names = RecordFields.NONE;
    private transient SettableBeanProperty[] fields = {};

    private Jackson3RecordDeserializer(BeanDeserializerBase original, MethodHandle constructor) {
        super(original);
        this.original = original;
        this.constructor = constructor;
    }

    /** Of a record such as the generated ones, of which Jackson needs nothing but the fields; else what there is. */
    static ValueDeserializer<?> insteadOf(ValueDeserializer<?> deserializer, BeanDescription.Supplier description) {
        if (deserializer.getClass() != BeanDeserializer.class
                || !description.getBeanClass().isRecord()) {
            return deserializer;
        }
        BeanDeserializerBase original = (BeanDeserializerBase) deserializer;
        if (original.getValueInstantiator().canCreateUsingDelegate()) {
            return new Jackson3BuiltRecordDeserializer(original);
        }
        if (!RecordFields.ignoresNoneButUnknownFields(
                        description.getClassAnnotations().get(JsonIgnoreProperties.class))
                || description.getClassAnnotations().get(JsonIncludeProperties.class) != null
                || description.get().getObjectIdInfo() != null
                || description.get().findAnySetterAccessor() != null) {
            return deserializer;
        }
        @Nullable
        MethodHandle constructor = constructor(original.getValueInstantiator().getWithArgsCreator());
        return constructor == null ? deserializer : new Jackson3RecordDeserializer(original, constructor);
    }

    /**
     * Once: Jackson 3 has the JDK adapt the constructor anew for each record, which is a third of the time of a page.
     *
     * @return null if it isn't a constructor for everybody
     */
    private static @Nullable MethodHandle constructor(@Nullable AnnotatedWithParams creator) {
        if (creator == null || !(creator.getAnnotated() instanceof Constructor<?> canonical)) {
            return null;
        }
        try {
            return MethodHandles.publicLookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, canonical.getParameterCount())
                    .asType(FROM_ARRAY);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    @Override
    public void resolve(DeserializationContext context) {
        super.resolve(context);
        int count = handledType().getRecordComponents().length;
        SettableBeanProperty[] found = new SettableBeanProperty[count];
        String[] foundNames = new String[count];
        Iterator<SettableBeanProperty> creators = original.creatorProperties();
        int left = count;
        while (creators.hasNext()) {
            SettableBeanProperty field = creators.next();
            int index = field.getCreatorIndex();
            // There are two of a field with another name besides, and none of one that is ignored.
            if (index >= count || found[index] != null || !isUnderstood(field)) {
                return;
            }
            found[index] = field;
            foundNames[index] = field.getName();
            left--;
        }
        if (count > 0 && left == 0) {
            fields = found;
            names = new RecordFields(foundNames);
        }
    }

    private static boolean isUnderstood(SettableBeanProperty field) {
        return field.getMember().annotations().allMatch(RecordFields::isUnderstood);
    }

    /** Leaves it to Jackson where something is said of how a record is read. */
    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> contextual) {
        return contextual;
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        if (names == RecordFields.NONE || !parser.isExpectedStartObjectToken()) {
            return original.deserialize(parser, context);
        }
        @Nullable Object[] values = names.noValues();
        int next = 0;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
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
        return construct(values, context);
    }

    private @Nullable Object construct(@Nullable Object[] values, DeserializationContext context) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            return context.handleInstantiationProblem(handledType(), values, e);
        }
    }

    private @Nullable Object read(SettableBeanProperty field, JsonParser parser, DeserializationContext context) {
        try {
            return field.deserialize(parser, context);
        } catch (RuntimeException e) {
            throw original.wrapAndThrow(e, handledType(), field.getName(), context);
        }
    }

    private @Nullable Object absent(SettableBeanProperty field, DeserializationContext context) {
        if (field.isRequired()) {
            return context.reportInputMismatch(field, "Missing required creator property '%s'", field.getName());
        }
        try {
            @Nullable Object value = field.getNullValueProvider().getAbsentValue(context);
            return value != null ? value : field.getValueDeserializer().getAbsentValue(context);
        } catch (DatabindException e) {
            throw e.prependPath(handledType(), field.getName());
        }
    }
}
