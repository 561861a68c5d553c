package io.github.llamabatches.demo;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the options of the command line.
 *
 * @param help whether to print the usage
 * @param query the query
 * @param format the format of the batches
 * @param rows the number of batches to print, or null for the format's own limit
 * @param color when to color statuses
 */
record DemoOptions(
        boolean help,
        ListBatchesQuery query,
        Format format,
        @Nullable Integer rows,
        Color color) {

    static final String USAGE =
            """
            Lists the batches of your account if LLAMA_CLOUD_API_KEY is set, otherwise those of a fake server.

              mvn -q compile exec:java -Dexec.args="OPTIONS"
              java -jar llamacloud-batches-feign-demo-VERSION-all.jar OPTIONS

              --status STATUS               one of %s, or another that the server supports
              --created-on-or-after TIME    such as 2026-05-01 or 2026-05-01T12:00:00+02:00
              --created-on-or-before TIME   a date alone means the end of that day, in UTC
              --source-directory ID
              --project ID
              --organization ID
              --page-size N                 number of batches per page
              --format table|csv|json       table by default; json is an array of batches as in the API
              --rows N                      number of batches to print; 20 by default in a table, otherwise all
              --color auto|always|never     auto by default: only on a terminal, and not if NO_COLOR is set
              --help                        print this text

            Batches go to standard output; progress and errors go to standard error.
            Exit codes: 0 all batches were listed, 1 the listing failed, 2 the options or the environment are invalid.""".formatted(BatchStatus.values().stream().map(Object::toString).collect(Collectors.joining(", ")));

    /** The formats of the batches. */
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    /** The conditions for coloring statuses. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    /**
     * Parses the arguments.
     *
     * @throws IllegalArgumentException if they are invalid, with a message of one line
     */
    static DemoOptions parse(String... args) {
        ListBatchesQuery.Builder query = ListBatchesQuery.builder();
        Format format = Format.TABLE;
        Integer rows = null;
        Color color = Color.AUTO;
        for (int i = 0; i < args.length; i += 2) {
            String option = args[i];
            if (option.equals("--help")) {
                return new DemoOptions(true, query.build(), format, rows, color);
            }
            switch (option) {
                case "--status" -> query.status(BatchStatus.of(value(args, i)));
                case "--created-on-or-after" -> query.createdAtOnOrAfter(time(option, value(args, i), LocalTime.MIN));
                case "--created-on-or-before" -> query.createdAtOnOrBefore(time(option, value(args, i), LocalTime.MAX));
                case "--source-directory" -> query.sourceDirectoryId(value(args, i));
                case "--project" -> query.projectId(value(args, i));
                case "--organization" -> query.organizationId(value(args, i));
                case "--page-size" -> query.pageSize(number(option, value(args, i), 1));
                case "--format" -> format = choice(option, value(args, i), Format.values());
                case "--rows" -> rows = number(option, value(args, i), 0);
                case "--color" -> color = choice(option, value(args, i), Color.values());
                default ->
                    throw new IllegalArgumentException("unknown option " + option + "; --help lists the options");
            }
        }
        return new DemoOptions(false, query.build(), format, rows, color);
    }

    private static String value(String[] args, int option) {
        if (option + 1 == args.length) {
            throw new IllegalArgumentException(args[option] + " needs a value");
        }
        return args[option + 1];
    }

    private static <E extends Enum<E>> E choice(String option, String value, E[] choices) {
        for (E choice : choices) {
            if (value.equals(lowerCase(choice))) {
                return choice;
            }
        }
        throw new IllegalArgumentException(option + " needs one of "
                + Arrays.stream(choices).map(DemoOptions::lowerCase).collect(Collectors.joining(", ")) + ", not "
                + value);
    }

    private static String lowerCase(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static Instant time(String option, String value, LocalTime timeOfDate) {
        try {
            return value.length() == 10
                    ? LocalDate.parse(value).atTime(timeOfDate).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    option + " needs a date such as 2026-05-01 or a time with an offset such as"
                            + " 2026-05-01T12:00:00+02:00, not " + value);
        }
    }

    private static int number(String option, String value, int min) {
        try {
            int number = Integer.parseInt(value);
            if (number >= min) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number that is too small.
        }
        throw new IllegalArgumentException(option + " needs an integer of at least " + min + ", not " + value);
    }
}
