package io.github.llamabatches.runtime;

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

    private final SeenNames names = new SeenNames();

    Jackson3StrictParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        @Nullable JsonToken token = delegate.nextToken();
        check(token);
        return token;
    }

    @Override
    public @Nullable JsonToken nextValue() {
        @Nullable JsonToken token = nextToken();
        return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextName() {
        @Nullable String name = delegate.nextName();
        if (name == null) {
            check(delegate.currentToken());
        } else {
            add(name);
        }
        return name;
    }

    @Override
    public boolean nextName(SerializableString name) {
        return name.getValue().equals(nextName());
    }

    @Override
    public int nextNameMatch(PropertyNameMatcher matcher) {
        int match = delegate.nextNameMatch(matcher);
        check(delegate.currentToken());
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

    private void requireShortNumber() {
        if (delegate.getStringLength() > NumberText.MAX_DIGITS && NumberText.isTooLong(delegate.getString())) {
            throw new StreamReadException(this, NumberText.PROBLEM);
        }
    }

    private void check(@Nullable JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            names.openObject();
        } else if (token == JsonToken.END_OBJECT) {
            names.closeObject();
        } else if (token == JsonToken.PROPERTY_NAME) {
            add(delegate.currentName());
        }
    }

    private void add(String name) {
        if (!names.add(name)) {
            StringBuilder path = new StringBuilder("$");
            append(delegate.streamReadContext(), path);
            throw new RepeatedFieldException(name, path.toString());
        }
    }

    private static void append(TokenStreamContext context, StringBuilder path) {
        if (context.getParent() != null) {
            append(context.getParent(), path);
        }
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.currentName() != null) {
            path.append('.').append(context.currentName());
        }
    }
}
