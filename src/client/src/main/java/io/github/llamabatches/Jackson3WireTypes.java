package io.github.llamabatches;

import io.github.llamabatches.core.OpenEnum;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
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
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
            if (OpenEnum.class.isAssignableFrom(description.getBeanClass())) {
                return new OpenEnumDeserializer(deserializer, failOnUnknown);
            }
            return Jackson3RecordDeserializer.insteadOf(deserializer, description);
        }
    }

    private static final class OpenEnumDeserializer extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final boolean failOnUnknown;

        private final ListedValues listed = new ListedValues();

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
            OpenEnum known =
                    listed.find(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            if (known != null) {
                return known;
            }
            OpenEnum value = (OpenEnum) super.deserialize(parser, context);
            listed.keep(value);
            if (failOnUnknown && !value.isKnown()) {
                throw context.weirdStringException(value.value(), handledType(), "not a listed value");
            }
            return value;
        }
    }
}
