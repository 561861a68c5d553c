package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BuilderBasedDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a generated record with Jackson 2. Reads strings, times, open enums and other records itself, since databind
 * would do so through calls that the JVM can't inline, and leaves all other values and all failures to databind.
 */
final class Jackson2RecordReader extends BuilderBasedDeserializer {

    private static final long serialVersionUID = 1L;

    /** By number; null before the first use, because databind resolves types that contain each other step by step. */
    private transient volatile Field @Nullable [] fields;

    Jackson2RecordReader(BuilderBasedDeserializer deserializer) {
        super(deserializer);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            return super.deserialize(parser, context);
        }
        if (!(parser instanceof Jackson2StrictParser strict)) {
            return read(parser, null, context);
        }
        Object value = read(strict.unchecked(), strict, context);
        strict.endObject();
        return value;
    }

    /** Reads an object, and checks itself that no field is repeated. */
    private Object read(JsonParser parser, @Nullable Jackson2StrictParser strict, DeserializationContext context)
            throws IOException {
        RecordBuilder builder = (RecordBuilder) _valueInstantiator.createUsingDefault(context);
        Field[] fields = fields(builder.fields());
        ReadFields read = new ReadFields(builder.fields());
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            int number = read.next(name);
            if (number == ReadFields.REPEATED) {
                throw Jackson2StrictParser.repeated(parser);
            }
            JsonToken token = parser.nextToken();
            if (number == ReadFields.UNKNOWN) {
                handleUnknownVanilla(checked(parser, strict), context, builder, name);
                continue;
            }
            Field field = fields[number];
            try {
                if (field.isSetByNumber()) {
                    @Nullable Object value = null;
                    if (token == JsonToken.VALUE_STRING) {
                        value = readString(field, parser);
                    } else if (token == JsonToken.START_OBJECT && field.reader() != null) {
                        value = field.reader().read(parser, strict, context);
                    }
                    builder.set(
                            number,
                            value == null ? field.property().deserialize(checked(parser, strict), context) : value);
                } else {
                    field.property().deserializeAndSet(checked(parser, strict), context, builder);
                }
            } catch (Exception e) {
                // Unlike wrapAndThrow, has the same signature in all versions.
                throw JsonMappingException.wrapWithPath(e, builder, name);
            }
        }
        try {
            return builder.build();
        } catch (Exception e) {
            return wrapInstantiationProblem(e, context);
        }
    }

    /** Reads a string; returns null for one that databind must read. */
    private static @Nullable Object readString(Field field, JsonParser parser) throws IOException {
        if (field.isText()) {
            return parser.getText();
        }
        if (field.listed() != null) {
            return field.listed().find(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
        return field.isTime()
                ? WireTypes.parse(
                        Instant.class, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())
                : null;
    }

    /** Returns the parser for a value that databind reads. */
    private static JsonParser checked(JsonParser parser, @Nullable Jackson2StrictParser strict) throws IOException {
        return strict == null ? parser : strict.checked();
    }

    private Field[] fields(RecordFields declared) {
        Field @Nullable [] known = fields;
        if (known == null) {
            known = new Field[declared.count() + 1];
            for (Iterator<SettableBeanProperty> properties = properties(); properties.hasNext(); ) {
                Field field = new Field(properties.next());
                known[declared.number(field.property().getName(), 0)] = field;
            }
            fields = known;
        }
        return known;
    }

    private record Field(
            SettableBeanProperty property,
            boolean isSetByNumber,
            boolean isText,
            boolean isTime,
            @Nullable ListedValues listed,
            @Nullable Jackson2RecordReader reader) {

        Field(SettableBeanProperty property) {
            this(
                    property,
                    property.getMember() instanceof AnnotatedField,
                    property.getValueDeserializer().getClass() == StringDeserializer.class,
                    property.getValueDeserializer() instanceof Jackson2WireTypes.Reader wire
                            && wire.handledType() == Instant.class,
                    property.getValueDeserializer() instanceof Jackson2WireTypes.CheckedDeserializer checked
                            ? checked.listed
                            : null,
                    property.getValueDeserializer() instanceof Jackson2RecordReader reader ? reader : null);
        }
    }
}
