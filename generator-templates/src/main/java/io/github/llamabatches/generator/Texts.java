package io.github.llamabatches.generator;

import org.jspecify.annotations.Nullable;

/** Utilities for strings of a specification. */
final class Texts {

    private Texts() {}

    /** Returns null for a blank string. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Returns the string as a sentence. */
    static String sentence(String text) {
        String stripped = text.strip();
        return stripped.matches("(?s).*[.!?:;\u2026\u3002]") ? stripped : stripped + ".";
    }

    static @Nullable String sentenceOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : sentence(text);
    }
}
