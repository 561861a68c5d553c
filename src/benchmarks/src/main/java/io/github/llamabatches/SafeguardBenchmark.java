package io.github.llamabatches;

import io.github.llamabatches.bench.BenchPages;
import io.github.llamabatches.bench.Paired;
import io.github.llamabatches.bench.Variant;
import io.github.llamabatches.bench.rivals.Rival;
import io.github.llamabatches.internal.call.Redactor;
import io.github.llamabatches.runtime.WithoutSafeguards;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Measures each safeguard of the client separately, for one page in memory. In this package for access to internals.
 */
public final class SafeguardBenchmark implements Paired {

    /** The safeguards. */
    public enum Part implements Variant {
        UTF_8("rejecting invalid UTF-8"),
        REDACTION("searching the body for the credentials"),
        BUFFERING("reading the body into memory first");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    private final byte[] page = BenchPages.page();
    private Part part;

    @Override
    public void prepare(String variant, String baseUrl) {
        part = Part.valueOf(variant);
    }

    @Override
    public Object run(String task) throws IOException {
        return switch (part) {
            case UTF_8 -> WithoutSafeguards.isUtf8(page);
            case REDACTION ->
                new Redactor(Map.of("Authorization", List.of("Bearer " + Rival.KEY))).isCertainlyIn(page, page.length);
            case BUFFERING -> new ByteArrayInputStream(page).readNBytes(page.length);
        };
    }
}
