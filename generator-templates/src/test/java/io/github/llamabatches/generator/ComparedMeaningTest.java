package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.SpecCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the gate with the generator reports changes of meaning and code, regardless of equivalent rewrites. */
class ComparedMeaningTest {

    private static final Pattern FINDING = Pattern.compile(": (error|warning|note) \\[([a-z-]+)\\] ");

    @TempDir
    private Path folder;

    private static ObjectNode shop() {
        try {
            return (ObjectNode) new ObjectMapper()
                    .readTree(Path.of("src/test/resources/specs/shop.json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Extracts no base from the older document: its class would have other fields in the newer one. */
    private static ObjectNode older(ObjectNode spec, Random random) {
        return rewritten(spec, random, EnumSet.complementOf(EnumSet.of(Rewriting.BASE, Rewriting.NEWER_VERSION)));
    }

    private static ObjectNode rewritten(ObjectNode spec, Random random) {
        return rewritten(spec, random, EnumSet.complementOf(EnumSet.of(Rewriting.NEWER_VERSION)));
    }

    private static ObjectNode rewritten(ObjectNode spec, Random random, Set<Rewriting> rewritings) {
        ObjectNode copy = spec.deepCopy();
        List<Rewriting> all = List.copyOf(rewritings);
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            all.get(random.nextInt(all.size())).apply(copy, random);
        }
        if (random.nextInt(4) == 0) {
            Rewriting.NEWER_VERSION.apply(copy, random);
        }
        return copy;
    }

    @ParameterizedTest
    @EnumSource(Rewriting.class)
    void rewriteIsNoChange(Rewriting rewriting) throws IOException {
        for (long seed = 0; seed < 5; seed++) {
            ObjectNode other = shop();
            rewriting.apply(other, new Random(seed));

            assertThat(telling(findings(shop(), other))).as(other.toString()).isEmpty();
            assertThat(telling(findings(other, shop()))).as(other.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void combinedRewritesAreNoChange(int part) throws IOException {
        for (long seed = part * 25L; seed < part * 25L + 20; seed++) {
            Random random = new Random(seed);
            ObjectNode one = older(shop(), random);
            ObjectNode other = rewritten(shop(), random);

            assertThat(telling(findings(one, other)))
                    .as("seed %d: %s%n%s", seed, one, other)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(MeaningEdit.class)
    void editHasItsFindingAfterRewrites(MeaningEdit edit) throws IOException {
        for (long seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            ObjectNode edited = shop();
            edit.apply(edited);
            ObjectNode one = older(shop(), random);
            ObjectNode other = rewritten(edited, random);

            assertThat(telling(findings(one, other)))
                    .as("seed %d: %s%n%s", seed, one, other)
                    .containsExactlyInAnyOrderElementsOf(edit.findings());
        }
    }

    @ParameterizedTest
    @EnumSource(MeaningEdit.class)
    void generatedCodeAgrees(MeaningEdit edit) throws IOException {
        ObjectNode edited = shop();
        edit.apply(edited);

        boolean sameCode = code(shop()).equals(code(edited));

        assertThat(sameCode).isEqualTo(!edit.changesCode());
    }

    @Test
    void rewritesDoNotAffectCallers() throws IOException {
        for (long seed = 0; seed < 6; seed++) {
            Map<String, TreeSet<String>> code = code(rewritten(shop(), new Random(seed)));

            assertThat(code).as("seed " + seed).containsAllEntriesOf(code(shop()));
        }
    }

    @Test
    void additionalClassIsNoteWithoutVersion() throws IOException {
        ObjectNode other = shop();
        Rewriting.BASE.apply(other, new Random(1));

        assertThat(findings(shop(), other)).containsExactly("note schema-added");
    }

    @Test
    void equalDocumentsHaveNoFindings() throws IOException {
        ObjectNode other = shop();
        Rewriting.WRAPPED_REFERENCE.apply(other, new Random(1));

        assertThat(SpecCommand.output("changelog", file("a", shop()), file("b", other)))
                .isEqualTo("# Changes of the API within `1.0.0`\n\nNo changes.\n");
    }

    /** Returns the findings, except for notes about components that don't affect callers. */
    private static List<String> telling(List<String> findings) {
        List<String> telling = new ArrayList<>(findings);
        telling.removeIf(finding -> finding.matches("note schema-(added|removed)|error version-not-raised"));
        return telling;
    }

    private List<String> findings(ObjectNode from, ObjectNode to) throws IOException {
        String output = SpecCommand.output("check", file("to", to), "--released", file("from", from));
        return output.lines()
                .flatMap(line -> FINDING.matcher(line).results())
                .filter(finding -> CHANGES.matcher(finding.group(2)).matches())
                .map((MatchResult finding) -> finding.group(1) + " " + finding.group(2))
                .toList();
    }

    /** The suffixes of the rules that compare documents; style rules are ignored. */
    private static final Pattern CHANGES = Pattern.compile(
            ".*-(added|removed|renamed|changed|moved|required|narrowed|optional|raised|possible)|other-change");

    private String file(String name, ObjectNode spec) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), spec.toPrettyString())
                .toString();
    }

    /** Returns the lines of the code that callers use, without their order. */
    private Map<String, TreeSet<String>> code(ObjectNode spec) throws IOException {
        Path run = Files.createTempDirectory(folder, "run");
        Map<String, TreeSet<String>> code = new TreeMap<>();
        Generation.of(spec.toPrettyString(), run).forEach((file, text) -> {
            if (file.endsWith(".java")) {
                TreeSet<String> lines = new TreeSet<>();
                text.lines()
                        .map(line -> line.strip().replaceAll("[,;){]+$", ""))
                        .filter(line -> line.matches("(public|@JsonProperty|static|[A-Z]\\w* \\w+\\().*"))
                        .filter(line -> !line.contains(" List.of("))
                        .forEach(lines::add);
                code.put(file, lines);
            }
        });
        return code;
    }
}
