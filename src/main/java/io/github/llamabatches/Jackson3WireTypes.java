package io.github.llamabatches;

import io.github.llamabatches.core.OpenEnum;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.BeanDeserializerBuilder;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/** How Jackson 3 reads the types that generated models use and that it doesn't know, or knows too loosely. */
final class Jackson3WireTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    Jackson3WireTypes(boolean failOnUnknownEnumValues) {
        super("llamacloud-batches");
        addDeserializer(Instant.class, new InstantDeserializer());
        setDeserializerModifier(new Modifier(failOnUnknownEnumValues));
    }

    private static final class InstantDeserializer extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        InstantDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Rfc3339.parse(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            } catch (DateTimeException e) {
                throw context.weirdStringException(parser.getString(), Instant.class, "not a date-time of RFC 3339");
            }
        }
    }

    private static final class Modifier extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        private final boolean failOnUnknown;

        Modifier(boolean failOnUnknown) {
            this.failOnUnknown = failOnUnknown;
        }

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription.Supplier description, BeanDeserializerBuilder builder) {
            if (description.getBeanClass().isRecord()
                    && builder.getValueInstantiator() instanceof StdValueInstantiator instantiator) {
                builder.setValueInstantiator(new RecordInstantiator(instantiator));
            }
            return builder;
        }

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
            return OpenEnum.class.isAssignableFrom(description.getBeanClass())
                    ? new OpenEnumDeserializer(deserializer, failOnUnknown)
                    : deserializer;
        }
    }

    /** Jackson 3 has the JDK adapt the constructor anew for each record, which is a third of the time of a page. */
    private static final class RecordInstantiator extends StdValueInstantiator {

        private static final MethodType FROM_ARRAY = MethodType.methodType(Object.class, Object[].class);

        private final MethodHandle constructor;

        RecordInstantiator(StdValueInstantiator original) {
            super(original);
            Constructor<?> canonical =
                    (Constructor<?>) original.getWithArgsCreator().getAnnotated();
            try {
                constructor = MethodHandles.publicLookup()
                        .unreflectConstructor(canonical)
                        .asSpreader(Object[].class, canonical.getParameterCount())
                        .asType(FROM_ARRAY);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
            try {
                return (Object) constructor.invokeExact(arguments);
            } catch (Throwable e) {
                return context.handleInstantiationProblem(getValueClass(), arguments, rewrapCtorProblem(context, e));
            }
        }
    }

    private static final class OpenEnumDeserializer extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final boolean failOnUnknown;

        /** To look one up takes less than the reflection by which one is made, and what isn't listed is not kept. */
        private final Map<String, OpenEnum> knownValues = new ConcurrentHashMap<>();

        OpenEnumDeserializer(ValueDeserializer<?> delegate, boolean failOnUnknown) {
            super(delegate);
            this.failOnUnknown = failOnUnknown;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> newDelegatee) {
            return new OpenEnumDeserializer(newDelegatee, failOnUnknown);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            OpenEnum known = knownValues.get(parser.getString());
            if (known != null) {
                return known;
            }
            OpenEnum value = (OpenEnum) super.deserialize(parser, context);
            if (value.isKnown()) {
                knownValues.put(value.value(), value);
            }
            if (failOnUnknown && !value.isKnown()) {
                throw context.weirdStringException(value.value(), handledType(), "not a listed value");
            }
            return value;
        }
    }
}
