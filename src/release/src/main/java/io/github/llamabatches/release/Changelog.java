package io.github.llamabatches.release;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and updates the sections of CHANGELOG.md. */
record Changelog(String text) {

    private static final String UNRELEASED = "## Unreleased";

    /** Returns the notes of a version: its section, or the unreleased one. */
    String notes(String version) {
        Matcher own = section("## " + version + "\\b[^\\n]*");
        Matcher unreleased = section(UNRELEASED);
        String notes = own.find() ? own.group("notes") : unreleased.find() ? unreleased.group("notes") : "";
        if (notes.isBlank()) {
            throw new ReleaseFailure("CHANGELOG.md has no notes for " + version + ": write them below '" + UNRELEASED
                    + "', or below '## " + version + "'.");
        }
        return notes.strip() + "\n";
    }

    /** Returns the changelog with the unreleased section renamed to a version, and an empty one above it. */
    Changelog released(String version, LocalDate date) {
        return new Changelog(
                text.replaceFirst("(?m)^" + UNRELEASED + "$", UNRELEASED + "\n\n## " + version + " – " + date));
    }

    private Matcher section(String heading) {
        return Pattern.compile("(?ms)^" + heading + "\\R(?<notes>.*?)(?=^## |\\z)")
                .matcher(text);
    }
}
