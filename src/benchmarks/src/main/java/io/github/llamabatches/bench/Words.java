package io.github.llamabatches.bench;

/** Contains the text of the page. */
final class Words {

    static String method(Effort effort) {
        return """
            Tables show the median of the rounds, with minimum and maximum in parentheses.
            - Alternation: every client has a separate process, with the jars of its users, `-Xmx512m` and `-Xbatch`, which is replaced
              after %d rounds. All run for 120 ms one after the other, twelve times per round, so that the
              load of the machine affects all in the same way. The ratio of a round is the median of its turns; for processor time
              and bytes, it is that of the sums.
            - Warm-up: each process first uses %d s of processor time over TLS, because the JDK's TLS takes 15 to 30 s to be
              compiled, and %d s for each other task. All are warmed up together, because Java 17 drops compiled code of a process
              that is idle for half a minute.
            - Load: nothing is measured while other processes use more than a tenth of the machine, unless `-Dbench.load=any` is set.
            - Processor time is that of the client's process, including compiler and garbage collector; bytes are those that its
              threads allocated. The server's processor time isn't included, but wall times include waiting for it.
            - One server process on the same machine sends the same page of 100 batches from memory to all clients, over HTTP/1.1 and
              TLS 1.3, with a separate key for `localhost`. It keeps connections open, has a thread for each, and counts them; over
              TLS each is a handshake. HTTP/2, the default of the JDK's HttpClient and of OkHttp, isn't measured.

            """.formatted(effort.roundsPerProcess(), effort.tlsWarmUpSeconds(), effort.warmUpSeconds());
    }

    static final String LISTING = """
            Ten pages of 100 batches over TLS, one listing after the other on persistent connections. New connections are those
            opened in all turns.

            """;

    static final String DELAY = """
            ### A server with a delay of 5 ms

            The same, with 5 ms more for each page, as over a network.

            """;

    static final String FRESH = """
            ### A connection for each page

            The same with a server that closes the connection after each page, which shows the cost of a cold connection. Handshakes may
            resume the session of the previous connection.

            """;

    static final String PLAIN = """
            ### Plain HTTP

            The same without TLS, as with a sidecar.

            """;

    static final String MANY = """
            All listings share one client, and each runs on a separate thread. Throughput is the ratio to JDK HttpClient; more
            is better. Cold: a new client and a new port of the server, so that each listing begins without a connection. Warm: the same
            again with the same client. Handshakes are the maximum of all passes. The last columns are for warm passes without work:
            the ratio of the processor time, and the throughput. Work is a wait, as for a database.

            """;

    static final String PROBES = """
            500 listings of ten pages with 20 ms of work per page: the maximum heap in use (`-Xmx2g`) after a full garbage collection at a
            quarter, half and three quarters of the work, and the heap in use afterwards. The threads are those started since;
            `Keep-Alive-Timer` closes idle connections of HttpURLConnection; `CompletableFutureDelayScheduler`, on Java 25
            `ForkJoinPool.commonPool-delayScheduler`, is the timer of this client. They belong to the JDK.

            """;

    static final String DECODING =
            "Decodes the bytes of one page in memory. Feign's decoders read them as a stream.\n\n";

    static final String ENCODING = """
            A call of a Feign interface with all eight query parameters, up to the URL that the transport receives; the transport returns
            immediately, and the decoder does nothing.

            """;

    static final String COLD_START = """
            A process that lists one page over TLS, with the class path of the client and the JVM's default options: from its start to the
            end of its first page, and to its exit. The loaded classes include those of the JDK. The archive is a class archive that the
            same program wrote before, on Java 25 an AOT cache: see [cold start](cold-start.md).
            The JDK's HttpClient has a daemon thread that waits in native code, for which the JVM waits 0.3 s when it exits.

            """;

    static String peakMemory(int pages) {
        return "The peak resident memory of a process, including the JVM, that lists "
                + Table.count(pages * (double) BenchPages.BATCHES_PER_PAGE)
                + " batches over TLS with `-Xmx64m`, in one run of each.\n\n";
    }

    static final String LIVE_HEAP = """
            The live heap of this client, also with `-Xmx64m`: the heap in use after a full garbage collection in the middle of a
            listing of 1,000,000 batches, including the current page. Only the hashes of page tokens, which a listing stores to detect
            a repeated token, may grow.

            """;

    static final String CLASS_PATH = """
            The jars that Maven resolves for the dependencies of each client's users, in this project's versions; for the generated client,
            all dependencies of the generated POM. Generated and hand-written classes of rivals aren't counted, this client's jars are.

            """;

    static final String SAFEGUARDS = """
            Each safeguard separately, for a page in memory; the share is that of a page that this client lists over TLS. Small differences
            of large numbers can be negative.

            """;

    static final String RIVALS = "Each client uses its documented defaults.\n\n";

    static final String NO_VENDOR = """
            The vendor's client isn't included, because the command specified no folder with its jars. It isn't on Maven Central;
            [a POM](../src/benchmarks/vendor-client/pom.xml) builds it from its public source.

            """;

    static final String NOT_CLAIMED = """
            ## Limitations

            - Nanoseconds apply only to this machine, which is shared.
            - Figures of other JDKs: `mvn -Pbench -Dbench.java=/path/to/jdk -Dbench.page=page.md` measures with another one.
            - Over a real network, a page takes longer than everything measured here.
            - The rivals have fewer features: see the comparison in README.
            """;

    private Words() {}
}
