package io.github.llamabatches.gate.internal.reading;

import java.util.Locale;

/** How bad a finding is. Notes are for information and never fail anything; the others do. */
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
