package io.github.llamabatches.gate;

import java.util.Locale;

/** How bad a finding is. Notes are for information and never fail anything; the others do. */
enum Severity {
    NOTE,
    WARNING,
    ERROR;

    boolean fails() {
        return this != NOTE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
