package io.github.llamabatches.gate.internal.linting;

import com.networknt.schema.regex.RegularExpression;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** A pattern of ECMA-262, as in OpenAPI: with the flag {@code u} if it is valid with it, otherwise without. */
final class EcmaPattern implements RegularExpression {

    /** Matches patterns with the same meaning in Java, which is faster. */
    private static final Pattern ALIKE = Pattern.compile("\\^?[\\w /-]+");

    /** Ends a match after about a second, regardless of the machine. */
    private static final long MOST_STEPS = 50_000_000;

    private static final ContextFactory FACTORY = new ContextFactory() {
        @Override
        protected Context makeContext() {
            return new Counting(this);
        }
    };

    /** Holds the built-in objects, which are sealed. */
    private static final Scriptable SCOPE = scope();

    private final String text;
    private final Object pattern;
    private final boolean unicode;
    private boolean slow;

    private EcmaPattern(String text, Object pattern, boolean unicode) {
        this.text = text;
        this.pattern = pattern;
        this.unicode = unicode;
    }

    /** Reports that a match takes too many steps. */
    static final class TooSlowException extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooSlowException(String pattern) {
            super(pattern);
        }
    }

    /** A context that counts the steps of a match. */
    private static final class Counting extends Context {

        private long steps;

        private Counting(ContextFactory factory) {
            super(factory);
            setLanguageVersion(VERSION_ECMASCRIPT);
            setInterpretedMode(true);
            setInstructionObserverThreshold(100_000);
        }

        @Override
        protected void observeInstructionCount(int count) {
            steps += count;
            if (steps > MOST_STEPS) {
                throw new TooSlowException("");
            }
        }
    }

    /** Compiles a pattern; empty if it is invalid with and without the flag. */
    static Optional<EcmaPattern> compile(String pattern) {
        if (hasOpenClass(pattern)) {
            return Optional.empty();
        }
        try (Context context = FACTORY.enterContext()) {
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
        // One finding per pattern is enough.
        if (slow) {
            return true;
        }
        try (Context context = FACTORY.enterContext()) {
            Object found = ScriptableObject.callMethod(context, (Scriptable) pattern, "test", new Object[] {value});
            return Context.toBoolean(found);
        } catch (TooSlowException e) {
            slow = true;
            throw new TooSlowException(text);
        }
    }

    private static Scriptable scope() {
        try (Context context = FACTORY.enterContext()) {
            return context.initSafeStandardObjects(null, true);
        }
    }

    private static Optional<EcmaPattern> compile(Context context, String pattern, boolean unicode) {
        try {
            Object compiled = context.newObject(SCOPE, "RegExp", new Object[] {pattern, unicode ? "u" : ""});
            return Optional.of(new EcmaPattern(pattern, compiled, unicode));
        } catch (RhinoException e) {
            return Optional.empty();
        }
    }
}
