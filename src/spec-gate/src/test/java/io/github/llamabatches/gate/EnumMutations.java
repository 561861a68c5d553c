package io.github.llamabatches.gate;

import static io.github.llamabatches.gate.Mutation.SCHEMAS;
import static io.github.llamabatches.gate.Mutation.when;

import io.github.llamabatches.gate.internal.reading.Rule;
import java.util.stream.Stream;

/** Mistakes in enums and their extensions. */
final class EnumMutations {

    private static final String VALUES = "      enum:\n        - parse_v2\n        - extract_v2\n";
    private static final String DESCRIPTIONS = "      x-enum-descriptions:\n        - Documents are parsed.\n"
            + "        - Structured data is extracted from documents.\n";
    private static final String JOB_TYPE = SCHEMAS + "JobType";
    private static final String GROUP = SCHEMAS + "BatchStatus/x-enum-groups/0";

    private EnumMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                when("an empty enum")
                        .replacing(VALUES, "      enum: []\n")
                        .finds(Rule.of("enum-empty"), JOB_TYPE + "/enum", "enum: []"),
                when("an enum value that comes twice")
                        .replacing(VALUES, "      enum: [parse_v2, parse_v2]\n")
                        .finds(Rule.of("duplicated-entry-in-enum"), JOB_TYPE + "/enum/1", "enum: ["),
                when("an enum value that YAML takes for a boolean")
                        .replacing(VALUES, "      enum:\n        - parse_v2\n        - true\n")
                        .finds(Rule.of("typed-enum"), JOB_TYPE + "/enum/1", "        - true"),
                when("null in an enum that is not nullable")
                        .replacing(VALUES, "      enum: [parse_v2, null]\n")
                        .finds(Rule.of("typed-enum"), JOB_TYPE + "/enum/1", "enum: ["),
                when("a default that is not in the enum")
                        .adding("      default: parse\n", VALUES)
                        .finds(Rule.of("enum-default"), JOB_TYPE + "/default", "default: parse"),
                when("an enum that says it doesn't grow")
                        .replacing(
                                DESCRIPTIONS + "      x-extensible-enum: true\n",
                                DESCRIPTIONS + "      x-extensible-enum: false\n")
                        .finds(Rule.of("enum-extensible"), JOB_TYPE + "/x-extensible-enum", "x-extensible-enum: false"),
                when("an enum that doesn't say that it grows")
                        .replacing(DESCRIPTIONS + "      x-extensible-enum: true\n", DESCRIPTIONS)
                        .finds(Rule.of("enum-extensible"), JOB_TYPE + "/enum", "files of a batch.\n      enum:"),
                when("a description too few")
                        .replacing(DESCRIPTIONS, "      x-enum-descriptions: [Documents are parsed.]\n")
                        .finds(
                                Rule.of("enum-descriptions"),
                                JOB_TYPE + "/x-enum-descriptions",
                                "x-enum-descriptions: ["),
                when("a new value without a description")
                        .replacing(
                                "        - CANCELLED\n      x-enum-descriptions",
                                "        - CANCELLED\n        - REHYDRATING\n      x-enum-descriptions")
                        .finds(
                                Rule.of("enum-descriptions"),
                                SCHEMAS + "BatchStatus/x-enum-descriptions",
                                "- REHYDRATING\n      x-enum-descriptions:"),
                when("a group with a value that is not in the enum")
                        .replacing(
                                "          values:\n            - COMPLETED", "          values:\n            - DONE")
                        .finds(Rule.of("enum-groups"), GROUP + "/values/0", "- DONE"),
                when("a group without a description")
                        .removing(
                                "          description: Whether a batch with this status has come to its end and will not"
                                        + " change any more.\n")
                        .finds(Rule.of("enum-groups"), GROUP, "- method: isTerminal"),
                when("a group whose name is no Java name")
                        .replacing("method: isTerminal", "method: is-terminal")
                        .finds(Rule.of("enum-groups"), GROUP + "/method", "method: is-terminal"),
                when("a group whose name is a Java keyword")
                        .replacing("method: isTerminal", "method: final")
                        .finds(Rule.of("enum-groups"), GROUP + "/method", "method: final"),
                when("a group whose name is taken")
                        .replacing("method: isTerminal", "method: known")
                        .finds(Rule.of("enum-groups"), GROUP + "/method", "method: known"));
    }
}
