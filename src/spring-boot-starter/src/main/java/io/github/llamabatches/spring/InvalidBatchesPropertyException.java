package io.github.llamabatches.spring;

import org.jspecify.annotations.Nullable;

/** Reports a missing or invalid property. Doesn't contain its value, which may be a secret. */
final class InvalidBatchesPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String action;

    InvalidBatchesPropertyException(String property, String problem, String action, @Nullable Throwable cause) {
        super("The property '" + property + "' " + problem, cause);
        this.property = property;
        this.action = action;
    }

    String property() {
        return property;
    }

    String action() {
        return action;
    }
}
