package io.github.llamabatches.runtime;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/** Refuses a field that comes twice in an object, at any depth, where Jackson 3 would keep the last one. */
final class Jackson3RepeatedFields extends JsonParserDelegate {

    private final SeenNames names = new SeenNames();

    private Jackson3RepeatedFields(JsonParser parser) {
        super(parser);
    }

    /** Checks what is read from here on, unless that is done already. */
    static Jackson3RepeatedFields in(JsonParser parser) {
        if (parser instanceof Jackson3RepeatedFields checked) {
            return checked;
        }
        Jackson3RepeatedFields checked = new Jackson3RepeatedFields(parser);
        if (parser.hasToken(JsonToken.PROPERTY_NAME)) {
            checked.names.openObject();
        }
        checked.check(parser.currentToken());
        return checked;
    }

    /** Whether the object that ended last had a field of this name. */
    boolean endedObjectHad(String name) {
        return names.closedObjectHad(name);
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
        return nextToken() == JsonToken.PROPERTY_NAME ? delegate.currentName() : null;
    }

    @Override
    public boolean nextName(SerializableString name) {
        return name.getValue().equals(nextName());
    }

    @Override
    public int nextNameMatch(PropertyNameMatcher matcher) {
        @Nullable JsonToken token = nextToken();
        if (token == JsonToken.PROPERTY_NAME) {
            return delegate.currentNameMatch(matcher);
        }
        return token == JsonToken.END_OBJECT
                ? PropertyNameMatcher.MATCH_END_OBJECT
                : PropertyNameMatcher.MATCH_ODD_TOKEN;
    }

    @Override
    public JsonParser skipChildren() {
        @Nullable JsonToken token = delegate.currentToken();
        int depth = token != null && token.isStructStart() ? 1 : 0;
        while (depth > 0) {
            token = nextToken();
            if (token == null) {
                // The document ends here, which the parser itself says best.
                delegate.skipChildren();
                break;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return this;
    }

    private void check(@Nullable JsonToken token) {
        if (token == JsonToken.START_OBJECT) {
            names.openObject();
        } else if (token == JsonToken.END_OBJECT) {
            names.closeObject();
        } else if (token == JsonToken.PROPERTY_NAME && !names.add(delegate.currentName())) {
            StringBuilder path = new StringBuilder("$");
            append(delegate.streamReadContext(), path);
            throw new RepeatedFieldException(delegate.currentName(), path.toString());
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
