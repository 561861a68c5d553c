package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.comparing.Contract.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Selects the operations to compare.
 *
 * @param operations operationIds or patterns such as {@code GET /path/*}; empty for all
 * @param isCommon whether only operations in both documents are selected
 */
public record Selection(List<String> operations, boolean isCommon) {

    public static final Selection ALL = new Selection(List.of(), false);

    /** Parses {@code all}, {@code common} or a comma-separated list. */
    public static Selection of(String text) {
        return switch (text.strip()) {
            case "", "all" -> ALL;
            case "common" -> new Selection(List.of(), true);
            default ->
                new Selection(
                        Pattern.compile(",")
                                .splitAsStream(text)
                                .map(String::strip)
                                .toList(),
                        false);
        };
    }

    boolean isAll() {
        return operations.isEmpty() && !isCommon;
    }

    boolean includes(Operation operation) {
        return operations.isEmpty() || operations.stream().anyMatch(wanted -> includes(wanted, operation));
    }

    /** The first name that is none of any operation; empty if each has one. */
    Optional<String> unknown(Collection<Operation> all) {
        return operations.stream()
                .filter(wanted -> all.stream().noneMatch(operation -> includes(wanted, operation)))
                .findFirst();
    }

    private static boolean includes(String wanted, Operation operation) {
        return matches(wanted, operation.id()) || matches(address(wanted), operation.title());
    }

    private static String address(String wanted) {
        String[] words = wanted.split("\\s+", 2);
        return words.length == 2 ? words[0].toUpperCase(Locale.ROOT) + " " + words[1] : wanted;
    }

    private static boolean matches(String wanted, String name) {
        return Pattern.matches("\\Q" + wanted.replace("*", "\\E.*\\Q") + "\\E", name);
    }
}
