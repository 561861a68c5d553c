package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.Specification;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the selected operations of a specification, and reports unsupported elements. */
final class ClientReader {

    /** Longer lists of findings end with a count for each rule. */
    private static final int MANY = 20;

    private final Specification specification;
    private final PrintStream out;
    private String apiPackage = "";
    private String modelPackage = "";
    private List<String> operations = List.of();
    private boolean skip;

    /**
     * Creates a reader of a specification.
     *
     * @param specification the specification
     * @param out receives notes about skipped elements
     */
    ClientReader(Specification specification, PrintStream out) {
        this.specification = specification;
        this.out = out;
    }

    ClientReader packages(String apiPackage, String modelPackage) {
        this.apiPackage = apiPackage;
        this.modelPackage = modelPackage;
        return this;
    }

    /** Selects operations; an empty list selects all. */
    ClientReader operations(List<String> operations) {
        this.operations = List.copyOf(operations);
        return this;
    }

    /** Returns whether to skip unsupported elements instead of rejecting the specification. */
    ClientReader skipUnsupported(boolean skip) {
        this.skip = skip;
        return this;
    }

    /**
     * Reads the specification.
     *
     * @throws UnsupportedSpecificationException if an element isn't supported, or no operation is left
     */
    Client read() {
        Attempt attempt = attempt();
        if (!attempt.refusals().isEmpty()) {
            throw new UnsupportedSpecificationException(findings(attempt.refusals()));
        }
        new IgnoredElements(specification, attempt.json()).notes().forEach(out::println);
        attempt.omissions()
                .forEach(omission -> out.println(finding(
                        false,
                        omission.cause(),
                        "Skipped " + omission.title() + ": " + omission.cause().message())));
        if (!attempt.omissions().isEmpty()) {
            out.println(attempt.left() + " of " + attempt.wanted() + " operations are generated; skipped: "
                    + summary(causes(attempt.omissions())) + ".");
        }
        return Objects.requireNonNull(attempt.client(), "client");
    }

    /** Returns the unsupported elements. */
    List<Refusal> refusals() {
        return attempt().refusals();
    }

    /** The result of reading, whose client is incomplete if there are refusals. */
    private record Attempt(
            @Nullable Client client,
            ObjectNode json,
            List<Refusal> refusals,
            List<Omissions.Omission> omissions,
            int left,
            int wanted) {}

    private Attempt attempt() {
        ObjectNode json = specification.json();
        if (!operations.isEmpty()) {
            RefusalList unknown = new RefusalList();
            unknown.collect(() -> OperationSelection.apply(json, operations));
            if (!unknown.toList().isEmpty()) {
                return new Attempt(null, json, unknown.toList(), List.of(), 0, 0);
            }
        }
        int wanted = count(json);
        Omissions omissions = new Omissions(json);
        while (true) {
            RefusalList refusals = new RefusalList();
            Client client = new Client(new SpecPart(json, ""), apiPackage, modelPackage, refusals);
            List<Refusal> refused = refusals.toList();
            boolean more = skip && !refused.isEmpty() && omissions.leaveOut(refused);
            if (!more) {
                int left = count(json);
                return new Attempt(
                        client,
                        json,
                        left == 0 && wanted > 0 && refused.isEmpty() ? nothingLeft(omissions, wanted) : refused,
                        omissions.toList(),
                        left,
                        wanted);
            }
            if (!operations.isEmpty()) {
                new OperationSelection(json).removeUnreached();
            }
        }
    }

    private static List<Refusal> nothingLeft(Omissions omissions, int wanted) {
        return List.of(new Refusal(
                "supported-operation",
                "",
                "No operation is left of " + wanted + ": " + summary(causes(omissions.toList())) + ".",
                ""));
    }

    private static List<Refusal> causes(List<Omissions.Omission> omissions) {
        return omissions.stream().map(Omissions.Omission::cause).toList();
    }

    private String findings(List<Refusal> refusals) {
        // The same element of another file is rejected once for each reference.
        Set<String> findings = new LinkedHashSet<>();
        refusals.forEach(refusal -> findings.add(finding(true, refusal, refusal.message())));
        if (findings.size() > MANY) {
            findings.add(findings.size() + " errors: " + summary(refusals));
        }
        return String.join("\n", findings);
    }

    private String finding(boolean error, Refusal refusal, String message) {
        return specification.finding(error, refusal.rule(), refusal.pointer(), message, refusal.remedy());
    }

    /** Returns the number of refusals for each rule, the largest first. */
    private static String summary(List<Refusal> refusals) {
        Map<String, Integer> counts = new TreeMap<>();
        refusals.forEach(refusal -> counts.merge(refusal.rule(), 1, Integer::sum));
        List<String> rules = new ArrayList<>(counts.keySet());
        rules.sort(Comparator.comparing((String rule) -> -counts.getOrDefault(rule, 0)));
        return rules.stream().map(rule -> counts.get(rule) + " × " + rule).collect(Collectors.joining(", "));
    }

    private static int count(ObjectNode json) {
        int count = 0;
        for (SpecPart item : new SpecPart(json, "").members("paths").values()) {
            count += (int) WrittenOperation.METHODS.stream()
                    .filter(method -> item.get(method).isObject())
                    .count();
        }
        return count;
    }
}
