package io.github.llamabatches.runtime;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Rejects input that Jackson 3 would accept or take too long to reject: repeated fields of objects at any depth, of
 * which it would keep the last one, and long numbers in places of other types, which it would compute for its message.
 */
final class Jackson3StrictParser extends JsonParserDelegate {

    private SeenNames names = new SeenNames(null);

    Jackson3StrictParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        return checked(delegate.nextToken());
    }

    @Override
    public @Nullable JsonToken nextValue() {
        @Nullable JsonToken token = nextToken();
        return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextName() {
        @Nullable String name = delegate.nextName();
        checked(delegate.currentToken());
        return name;
    }

    @Override
    public boolean nextName(SerializableString name) {
        return name.getValue().equals(nextName());
    }

    @Override
    public int nextNameMatch(PropertyNameMatcher matcher) {
        int match = delegate.nextNameMatch(matcher);
        checked(delegate.currentToken());
        return match;
    }

    @Override
    public JsonParser skipChildren() {
        if (delegate.isExpectedStartObjectToken() || delegate.isExpectedStartArrayToken()) {
            TokenStreamContext outer = delegate.streamReadContext().getParent();
            while (delegate.streamReadContext() != outer && nextToken() != null) {
                continue;
            }
        }
        return this;
    }

    @Override
    public Number getNumberValue() {
        requireShortNumber();
        return delegate.getNumberValue();
    }

    @Override
    public BigInteger getBigIntegerValue() {
        requireShortNumber();
        return delegate.getBigIntegerValue();
    }

    private void requireShortNumber() {
        if (delegate.getStringLength() > NumberText.MAX_DIGITS && NumberText.isTooLong(delegate.getString())) {
            throw new StreamReadException(this, NumberText.PROBLEM);
        }
    }

    /** Returns a parser at the same token that checks no fields. */
    JsonParser unchecked() {
        return delegate;
    }

    /** Continues after {@link #unchecked} has read the start of a value. */
    JsonParser checked() {
        checked(delegate.currentToken());
        return this;
    }

    /** Continues after {@link #unchecked} has read the end of an object whose start was read by this. */
    void endObject() {
        names = names.outer();
    }

    private @Nullable JsonToken checked(@Nullable JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            names = names.inner();
        } else if (token == JsonToken.END_OBJECT) {
            names = names.outer();
        } else if (token == JsonToken.PROPERTY_NAME && !names.add(delegate.currentName())) {
            throw repeated(delegate);
        }
        return token;
    }

    /** Reports the current field. */
    static RepeatedFieldException repeated(JsonParser parser) {
        StringBuilder path = new StringBuilder();
        for (TokenStreamContext at = parser.streamReadContext(); !at.inRoot(); at = at.getParent()) {
            path.insert(0, LibraryFailure.step(at.inArray() ? null : at.currentName(), at.getCurrentIndex()));
        }
        return new RepeatedFieldException(parser.currentName(), "$" + path);
    }
}
