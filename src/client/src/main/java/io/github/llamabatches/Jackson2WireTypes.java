package io.github.llamabatches;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.llamabatches.core.OpenEnum;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** How Jackson 2 reads the types that generated models use and that it doesn't know, or knows too loosely. */
final class Jackson2WireTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    Jackson2WireTypes(boolean failOnUnknownEnumValues) {
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
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return Rfc3339.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            } catch (DateTimeException e) {
                throw context.weirdStringException(parser.getText(), Instant.class, "not a date-time of RFC 3339");
            }
        }
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
            if (OpenEnum.class.isAssignableFrom(description.getBeanClass())) {
                return new OpenEnumDeserializer(deserializer, failOnUnknown);
            }
            return Jackson2RecordDeserializer.insteadOf(deserializer, description);
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
}
