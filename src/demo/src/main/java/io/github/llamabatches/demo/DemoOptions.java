package io.github.llamabatches.demo;

import io.github.llamabatches.api.ListBatchesQuery;
import io.github.llamabatches.model.BatchStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Holds the options on the command line of the demonstration.
 *
 * @param help whether to show the list of options
 * @param query the query
 * @param rows how many batches the table shows
 */
record DemoOptions(boolean help, ListBatchesQuery query, int rows) {

    static final String USAGE = """
            Lists batches: those of your account if LLAMA_CLOUD_API_KEY is set, else those of a fake server.

              mvn -q compile exec:java -Dexec.args="OPTIONS"

              --status STATUS               one of %s, or another that the server knows
              --created-on-or-after TIME    such as 2026-05-01 or 2026-05-01T12:00:00+02:00
              --created-on-or-before TIME   a date alone means the end of that day, in UTC
              --source-directory ID
              --project ID
              --organization ID
              --page-size N                 batches a page
              --rows N                      batches in the table, 20 unless set; totals count all
              --help""".formatted(BatchStatus.values());

    private static final int DEFAULT_ROWS = 20;

    /** Reads the arguments, or says in one line what is wrong with them. */
    static DemoOptions parse(String... args) {
        ListBatchesQuery.Builder query = ListBatchesQuery.builder();
        int rows = DEFAULT_ROWS;
        for (int i = 0; i < args.length; i += 2) {
            String option = args[i];
            if (option.equals("--help")) {
                return new DemoOptions(true, query.build(), rows);
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(
                        option.startsWith("--") ? option + " needs a value" : unknown(option));
            }
            String value = args[i + 1];
            switch (option) {
                case "--status" -> query.status(BatchStatus.of(value));
                case "--created-on-or-after" -> query.createdAtOnOrAfter(time(option, value, LocalTime.MIN));
                case "--created-on-or-before" -> query.createdAtOnOrBefore(time(option, value, LocalTime.MAX));
                case "--source-directory" -> query.sourceDirectoryId(value);
                case "--project" -> query.projectId(value);
                case "--organization" -> query.organizationId(value);
                case "--page-size" -> query.pageSize(number(option, value, 1));
                case "--rows" -> rows = number(option, value, 0);
                default -> throw new IllegalArgumentException(unknown(option));
            }
        }
        return new DemoOptions(false, query.build(), rows);
    }

    private static String unknown(String option) {
        return "unknown option " + option + "; --help lists those there are";
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
            // Answered below, like a number that is too small.
        }
        throw new IllegalArgumentException(option + " needs an integer from " + min + " on, not " + value);
    }
}
