package io.github.llamabatches.runtime;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How Jackson 3 reads and writes the types that generated models use and that it doesn't know, or knows too loosely.
 */
final class Jackson3WireTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    Jackson3WireTypes(boolean failOnUnknownEnumValues) {
        super("feign-records");
        Jackson3Scalars.addTo(this);
        setDeserializerModifier(new Modifier(failOnUnknownEnumValues));
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
            Class<?> type = description.getBeanClass();
            if (OpenEnum.class.isAssignableFrom(type)) {
                return new OpenEnumDeserializer(deserializer, failOnUnknown);
            }
            if (failOnUnknown && OpenNumber.class.isAssignableFrom(type)) {
                return new ListedNumberDeserializer(deserializer);
            }
            return Number.class.isAssignableFrom(type) && type != Number.class
                    ? new LimitedNumberDeserializer(deserializer)
                    : deserializer;
        }
    }

    /** Refuses a number that is too long for arithmetic, which the parser lets pass for fields without a type. */
    private static final class LimitedNumberDeserializer extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        LimitedNumberDeserializer(ValueDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> newDelegatee) {
            return new LimitedNumberDeserializer(newDelegatee);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken().isNumeric()
                    && parser.getStringLength() > NumberText.MAX_DIGITS
                    && NumberText.isTooLong(parser.getString())) {
                context.reportInputMismatch(this, NumberText.PROBLEM);
            }
            return super.deserialize(parser, context);
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

    private static final class ListedNumberDeserializer extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        ListedNumberDeserializer(ValueDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> newDelegatee) {
            return new ListedNumberDeserializer(newDelegatee);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            OpenNumber<?> value = (OpenNumber<?>) super.deserialize(parser, context);
            if (!value.isKnown()) {
                throw context.weirdNumberException(value.value(), handledType(), "not a listed value");
            }
            return value;
        }
    }
}
