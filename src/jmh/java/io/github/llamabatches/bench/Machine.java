package io.github.llamabatches.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Feign;
import java.time.LocalDate;

/** What the figures were made on. */
final class Machine {

    private Machine() {}

    static String heading(int rounds) {
        return "# Performance\n\nMade by `mvn -Pbench` on " + LocalDate.now() + ": " + rounds
                + " rounds, in each of which every client ran once; medians, and in brackets the smallest and the largest"
                + " ratio.\nJava " + Runtime.version() + " on " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors()
                + " processors; Feign " + Feign.class.getPackage().getImplementationVersion() + ", Jackson "
                + new ObjectMapper().version() + ".\n\n";
    }
}
