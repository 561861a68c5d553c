package io.github.llamabatches.bench;

/** The sentences of the page. */
final class Words {

    static String method(Effort effort) {
        return """
            Tables show the median of the rounds, and in brackets the smallest and the largest.
            - In turns: every client has a process of its own, with the jars that its users have, `-Xmx512m` and `-Xbatch`; a new one
              after %d rounds. All are warmed up, and then run for 120 ms one after the other, twelve times a round, so that the noise
              of the machine meets them alike. The ratio of a round is the median of its turns, for processor time and bytes
              that of the sums.
            - Warm-up: each process first uses %d s of processor time over TLS, since the JDK's TLS takes 15 to 30 s to be
              compiled, and %d s for each other thing that is measured.
            - Load: nothing is measured while others use more than a tenth of the machine, unless `-Dbench.load=any` asks for it.
            - Processor time is that of the client's process, compiler and garbage collector in it; bytes are those that its
              threads allocated. The server's work is in no processor time but its own, and in the wall time of all.
            - One server process on the same machine sends the same page of 100 batches from memory to all, over HTTP/1.1 and
              TLS 1.3, with a key of its own for `localhost`. It keeps connections open, has a thread for each and counts
              them; over TLS each is a handshake. HTTP/2, which the JDK's HttpClient and OkHttp would choose, isn't measured.

            """.formatted(effort.roundsPerProcess(), effort.tlsWarmUpSeconds(), effort.warmUpSeconds());
    }

    static final String LISTING = """
            Ten pages of 100 batches over TLS, one listing after the other on connections that are kept. New connections are those
            opened in all turns.

            """;

    static final String DELAY = """
            ### A server that takes 5 ms

            The same, where each page takes 5 ms longer, as over a network.

            """;

    static final String FRESH = """
            ### A connection for each page

            The same, where the server closes the connection after each page: what a cold connection costs. Handshakes may
            resume the session of the one before.

            """;

    static final String PLAIN = """
            ### Plain HTTP

            The same without TLS, as to a sidecar.

            """;

    static final String MANY = """
            One client that all listings share, each listing on a thread of its own. Throughput is the ratio to JDK HttpClient: more
            is better. Cold: a new client, and a port of the server to which nobody has connected yet, so that each begins
            without a connection. Warm: the same once more with the same client. Handshakes are the most of any pass. The last
            columns are those without work, warm: the processor time as a ratio, and how much it is. Work is a wait, as
            for a database.

            """;

    static final String PROBES = """
            500 listings of ten pages with 20 ms of work a page: the most on the heap (`-Xmx2g`) after a full garbage collection at a quarter,
            half and three quarters of the work, and after it. The threads are those that weren't there before;
            `Keep-Alive-Timer` closes idle connections of HttpURLConnection, `CompletableFutureDelayScheduler` is the timer that this
            client uses: both are the JDK's.

            """;

    static final String DECODING =
            "The bytes of one page, in memory, to objects. A decoder of Feign's gets them as a stream.\n\n";

    static final String ENCODING = """
            A call with all eight query parameters, of an interface that a `Feign.Builder` made, down to the URL that the
            transport would get; a transport that answers at once, and a decoder that does nothing.

            """;

    static final String COLD_START = """
            A process that lists one page over TLS, each with its own class path alone and the JVM's defaults: from its start to the end of
            its first page, and to its exit. The classes are those loaded until then, the JDK's among them. The archive is
            one of classes that the same program wrote before, on Java 25 an AOT cache: [how to make one](cold-start.md).
            The JDK's HttpClient has a daemon thread that waits in native code, and for such a thread the JVM waits 0.3 s
            when it exits.

            """;

    static String peakMemory(int pages) {
        return "The most memory of a whole process (resident, with all of the JVM in it) that lists "
                + Table.count(pages * (double) BenchPages.BATCHES_PER_PAGE)
                + " batches over TLS with `-Xmx64m`, in one run of each.\n\n";
    }

    static final String LIVE_HEAP = """
            What this client keeps, likewise with `-Xmx64m`: the heap in use after a full garbage collection in the middle of a
            listing of 1,000,000 batches, the page in the consumer's hands included. What may grow is only what a listing
            remembers of the tokens that it has seen, by which it finds one that comes back.

            """;

    static final String CLASS_PATH = """
            The jars that Maven resolves for whoever depends on what each client needs, with those that follow from them, in
            this project's versions; for the generated client all that the POM names that the generator writes. The generated
            and hand-written classes of rivals are not counted, this client's jars are.

            """;

    static final String SAFEGUARDS = """
            Each part alone, over a page in memory; the share is of a page that this client lists over TLS. Small differences
            of large numbers can come out below zero.

            """;

    static final String RIVALS = "Each with its documented defaults.\n\n";

    static final String NO_VENDOR = """
            The vendor's client isn't among them, since the command named no folder with its jars. It isn't on Maven Central;
            [a POM](../src/benchmarks/vendor-client/pom.xml) builds it from its public source and says how.

            """;

    static final String NOT_CLAIMED = """
            ## What is not claimed

            - Nanoseconds: they are this machine's, and it is shared.
            - Figures of other JDKs: `mvn -Pbench -Dbench.java=/path/to/jdk -Dbench.page=page.md` measures on one.
            - Anything over a real network, where a page takes longer than all that was measured here.
            - That the rivals do the same: what they leave out is in the README's comparison.
            """;

    private Words() {}
}
