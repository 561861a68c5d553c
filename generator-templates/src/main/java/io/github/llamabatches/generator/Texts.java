package io.github.llamabatches.generator;

import org.jspecify.annotations.Nullable;

/** Small things about texts of a specification. */
final class Texts {

    private Texts() {}

    /** Null instead of a text that says nothing. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The text as a sentence, behind which another one can stand. */
    static String sentence(String text) {
        String stripped = text.strip();
        return stripped.matches("(?s).*[.!?:;\u2026\u3002]") ? stripped : stripped + ".";
    }

    static @Nullable String sentenceOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : sentence(text);
    }
}
