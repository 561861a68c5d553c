package io.github.llamabatches.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A mistake in the real specification with its expected finding.
 *
 * @param edits the edits; each replaces a string that occurs once
 * @param marker a string that occurs once after the edits, and whose last line is that of the finding
 */
record Mutation(String name, List<Edit> edits, Rule rule, String pointer, String marker) {

    /** The operation of the specification. */
    static final String GET = "/paths/~1api~1v2~1batches/get";

    static final String SCHEMAS = "/components/schemas/";

    record Edit(String before, String after) {}

    static Draft when(String name) {
        return new Draft(name, List.of());
    }

    /** A mutation without its expected finding. */
    record Draft(String name, List<Edit> edits) {

        Draft replacing(String text, String with) {
            List<Edit> all = new ArrayList<>(edits);
            all.add(new Edit(text, with));
            return new Draft(name, all);
        }

        Draft removing(String text) {
            return replacing(text, "");
        }

        Draft adding(String text, String after) {
            return replacing(after, after + text);
        }

        Mutation finds(Rule rule, String pointer, String marker) {
            return new Mutation(name, edits, rule, pointer, marker);
        }
    }

    String apply(String specification) {
        String mutated = specification;
        for (Edit edit : edits) {
            assertOccursOnce(mutated, edit.before());
            mutated = mutated.replace(edit.before(), edit.after());
        }
        return mutated;
    }

    int line(String mutated) {
        assertOccursOnce(mutated, marker);
        return (int) mutated.substring(0, mutated.indexOf(marker) + marker.length())
                .lines()
                .count();
    }

    private static void assertOccursOnce(String text, String part) {
        assertThat(text.indexOf(part)).as("\"%s\" occurs", part).isNotNegative();
        assertThat(text.indexOf(part)).as("\"%s\" occurs once", part).isEqualTo(text.lastIndexOf(part));
    }

    @Override
    public String toString() {
        return name + ": " + rule;
    }
}
