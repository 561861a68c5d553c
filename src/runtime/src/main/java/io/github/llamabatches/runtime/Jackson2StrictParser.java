package io.github.llamabatches.runtime;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Rejects input that Jackson 2 would accept or take too long to reject: repeated fields of objects at any depth, of
 * which it would keep the last one, and long numbers in places of other types, which it would compute for its message.
 */
final class Jackson2StrictParser extends JsonParserDelegate {

    private SeenNames names = new SeenNames(null);

    Jackson2StrictParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        return checked(delegate.nextToken());
    }

    @Override
    public @Nullable JsonToken nextValue() throws IOException {
        @Nullable JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        @Nullable String name = delegate.nextFieldName();
        checked(delegate.currentToken());
        return name;
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

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        requireShortNumber();
        return delegate.getBigIntegerValue();
    }

    private void requireShortNumber() throws IOException {
        if (delegate.getTextLength() > NumberText.MAX_DIGITS && NumberText.isTooLong(delegate.getText())) {
            throw new JsonParseException(this, NumberText.PROBLEM);
        }
    }

    /** Returns a parser at the same token that checks no fields. */
    JsonParser unchecked() {
        return delegate;
    }

    /** Continues after {@link #unchecked} has read the start of a value. */
    JsonParser checked() throws IOException {
        checked(delegate.currentToken());
        return this;
    }

    /** Continues after {@link #unchecked} has read the end of an object whose start was read by this. */
    void endObject() {
        names = names.outer();
    }

    private @Nullable JsonToken checked(@Nullable JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            names = names.inner();
        } else if (token == JsonToken.END_OBJECT) {
            names = names.outer();
        } else if (token == JsonToken.FIELD_NAME && !names.add(delegate.currentName())) {
            throw repeated(delegate);
        }
        return token;
    }

    /** Reports the current field. */
    static RepeatedFieldException repeated(JsonParser parser) {
        StringBuilder path = new StringBuilder();
        for (JsonStreamContext at = parser.getParsingContext(); !at.inRoot(); at = at.getParent()) {
            path.insert(0, LibraryFailure.step(at.inArray() ? null : at.getCurrentName(), at.getCurrentIndex()));
        }
        return new RepeatedFieldException(parser.getParsingContext().getCurrentName(), "$" + path);
    }
}
