package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * How Jackson 2 reads and writes the types that generated models use and that it doesn't know, or knows too loosely.
 */
final class Jackson2WireTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    Jackson2WireTypes(boolean failOnUnknownEnumValues) {
        super("feign-records");
        Jackson2Scalars.addTo(this);
        setDeserializerModifier(new Modifier(failOnUnknownEnumValues));
    }

    private static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        private final boolean failOnUnknown;

        Modifier(boolean failOnUnknown) {
            this.failOnUnknown = failOnUnknown;
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
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

        LimitedNumberDeserializer(JsonDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> newDelegatee) {
            return new LimitedNumberDeserializer(newDelegatee);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isNumeric()
                    && parser.getTextLength() > NumberText.MAX_DIGITS
                    && NumberText.isTooLong(parser.getText())) {
                context.reportInputMismatch(this, NumberText.PROBLEM);
            }
            return super.deserialize(parser, context);
        }
    }

    private static final class OpenEnumDeserializer extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        private final boolean failOnUnknown;

        private final transient ListedValues listed = new ListedValues();

        OpenEnumDeserializer(JsonDeserializer<?> delegate, boolean failOnUnknown) {
            super(delegate);
            this.failOnUnknown = failOnUnknown;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> newDelegatee) {
            return new OpenEnumDeserializer(newDelegatee, failOnUnknown);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            OpenEnum known = listed.find(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
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

        ListedNumberDeserializer(JsonDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> newDelegatee) {
            return new ListedNumberDeserializer(newDelegatee);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            OpenNumber<?> value = (OpenNumber<?>) super.deserialize(parser, context);
            if (!value.isKnown()) {
                throw context.weirdNumberException(value.value(), handledType(), "not a listed value");
            }
            return value;
        }
    }
}
