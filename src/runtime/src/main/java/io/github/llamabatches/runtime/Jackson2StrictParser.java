package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Rejects input that Jackson 2 would accept or take too long to reject: repeated fields of objects at any depth, of
 * which it would keep the last one, and long numbers in places of other types, which it would compute for its message.
 */
final class Jackson2StrictParser extends JsonParserDelegate {

    private final SeenNames names = new SeenNames();

    Jackson2StrictParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        @Nullable JsonToken token = delegate.nextToken();
        check(token);
        return token;
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        @Nullable JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        @Nullable String name = delegate.nextFieldName();
        if (name == null) {
            check(delegate.currentToken());
        } else {
            add(name);
        }
        return name;
    }

    @Override
    public boolean nextFieldName(SerializableString name) throws IOException {
        return name.getValue().equals(nextFieldName());
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        if (delegate.isExpectedStartObjectToken() || delegate.isExpectedStartArrayToken()) {
            JsonStreamContext outer = delegate.getParsingContext().getParent();
            while (delegate.getParsingContext() != outer && nextToken() != null) {
                continue;
            }
        }
        return this;
    }

    @Override
    public Number getNumberValue() throws IOException {
        requireShortNumber();
        return delegate.getNumberValue();
    }

    private void requireShortNumber() throws IOException {
        if (delegate.getTextLength() > NumberText.MAX_DIGITS && NumberText.isTooLong(delegate.getText())) {
            throw new JsonParseException(this, NumberText.PROBLEM);
        }
    }

    private void check(@Nullable JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            names.openObject();
        } else if (token == JsonToken.END_OBJECT) {
            names.closeObject();
        } else if (token == JsonToken.FIELD_NAME) {
            add(delegate.currentName());
        }
    }

    private void add(String name) {
        if (!names.add(name)) {
            StringBuilder path = new StringBuilder("$");
            append(delegate.getParsingContext(), path);
            throw new RepeatedFieldException(name, path.toString());
        }
    }

    private static void append(JsonStreamContext context, StringBuilder path) {
        if (context.getParent() != null) {
            append(context.getParent(), path);
        }
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.getCurrentName() != null) {
            path.append('.').append(context.getCurrentName());
        }
    }
}
