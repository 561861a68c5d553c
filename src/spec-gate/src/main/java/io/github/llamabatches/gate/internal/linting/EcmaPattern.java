package io.github.llamabatches.gate.internal.linting;

import com.networknt.schema.regex.RegularExpression;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** A pattern of ECMA-262, as in OpenAPI: with the flag {@code u} if it is valid with it, otherwise without. */
final class EcmaPattern implements RegularExpression {

    /** Matches patterns with the same meaning in Java, which is faster. */
    private static final Pattern ALIKE = Pattern.compile("\\^?[\\w /-]+");

    /** Holds the built-in objects, which are sealed. */
    private static final Scriptable SCOPE = scope();

    private final Object pattern;
    private final boolean unicode;

    private EcmaPattern(Object pattern, boolean unicode) {
        this.pattern = pattern;
        this.unicode = unicode;
    }

    /** Compiles a pattern; empty if it is invalid with and without the flag. */
    static Optional<EcmaPattern> compile(String pattern) {
        if (hasOpenClass(pattern)) {
            return Optional.empty();
        }
        try (Context context = context()) {
            return compile(context, pattern, true).or(() -> compile(context, pattern, false));
        }
    }

    /** Whether the bracket of a class isn't closed, which Rhino accepts. */
    private static boolean hasOpenClass(String pattern) {
        boolean open = false;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '[' -> open = true;
                case ']' -> open = false;
                default -> {}
            }
        }
        return open;
    }

    /** Compiles a pattern for a validator; an invalid one matches anything, because it has its own finding. */
    static RegularExpression orAnything(String pattern) {
        if (ALIKE.matcher(pattern).matches()) {
            return Pattern.compile(pattern).asPredicate()::test;
        }
        return compile(pattern).map(RegularExpression.class::cast).orElse(value -> true);
    }

    /** Returns whether the pattern is valid with the flag {@code u}, which doesn't permit unnecessary escapes. */
    boolean isUnicode() {
        return unicode;
    }

    @Override
    public boolean matches(String value) {
        try (Context context = context()) {
            Object found = ScriptableObject.callMethod(context, (Scriptable) pattern, "test", new Object[] {value});
            return Context.toBoolean(found);
        }
    }

    private static Scriptable scope() {
        try (Context context = context()) {
            return context.initSafeStandardObjects(null, true);
        }
    }

    private static Context context() {
        Context context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ECMASCRIPT);
        context.setInterpretedMode(true);
        return context;
    }

    private static Optional<EcmaPattern> compile(Context context, String pattern, boolean unicode) {
        try {
            Object compiled = context.newObject(SCOPE, "RegExp", new Object[] {pattern, unicode ? "u" : ""});
            return Optional.of(new EcmaPattern(compiled, unicode));
        } catch (RhinoException e) {
            return Optional.empty();
        }
    }
}
