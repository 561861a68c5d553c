package io.github.llamabatches.gate.internal.reading;

import java.util.Locale;

/** The severity of a finding. Notes never cause a failure; errors and warnings do. */
public enum Severity {
    NOTE,
    WARNING,
    ERROR;

    public boolean fails() {
        return this != NOTE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
