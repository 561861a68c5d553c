package io.github.llamabatches.bench;

/** The sentences of the page. */
final class Words {

    static final String METHOD = """
            In each of them every client has a process of its own, a new one every fourth round. All are warmed up,
              and then run in turns of a moment each, so that the noise of the machine meets them alike: twelve turns, whose
              median ratio is that of the round. Tables show the median of the rounds, and in brackets the smallest and the largest.
            - Nanoseconds are the median of all turns. Bytes are what JMH's GC profiler counts, in one process of each client.
            - All processes have `-Xmx512m`, and `-Xbatch` where they run in turns, unless their table says otherwise. One server process on the same machine sends the
              same page of 100 batches from memory to all, so its work is in the times of all.

            """;

    static final String LISTING = """
            Ten pages of 100 batches over loopback HTTP, without delay. With plain HTTP to this machine, as here and to a sidecar,
            this client sends and reads on the calling thread. Over TLS and to other machines another thread does, which costs as much
            more as the last row of [the safeguards](#what-the-safeguards-cost) does.

            """;

    static final String DECODING =
            "The bytes of one page, in memory, to objects. A decoder of Feign's gets them as a stream.\n\n";

    static final String ENCODING = """
            A call with all eight query parameters, of an interface that a `Feign.Builder` made, down to the URL that the
            transport would get; a transport that answers at once, and a decoder that does nothing.

            """;

    static final String COLD_START = """
            A process that lists one page, each with its own class path alone and the JVM's defaults: from its start to its exit,
            and to the end of its first page. The classes are those loaded until then, the JDK's among them. The two times
            rank the JDK's HttpClient differently: it has a daemon thread that waits in native code, and for such a thread
            the JVM waits 0.3 s when it exits.

            """;

    static final String PEAK_MEMORY =
            "The most memory of a whole process (resident, with all of the JVM in it), with `-Xmx64m`, in one run of each.\n\n";

    static final String LIVE_HEAP = """
            What this client keeps: the heap in use after a full garbage collection in the middle of a listing of 1,000,000
            batches, the page in the consumer's hands included. What may grow is only what a listing remembers of the tokens that it
            has seen, by which it finds one that comes back.

            """;

    static final String CLASS_PATH = """
            The jars that Maven resolves for whoever depends on what each client needs, with those that follow from them, in
            this project's versions; for the generated client all that the POM names that the generator writes. The generated
            and hand-written classes of rivals are not counted, this client's jars are.

            """;

    static final String SAFEGUARD_PARTS = """
            Each part alone, over a page in memory; the share is of a page that this client lists over loopback, where a
            page takes the least time. Small differences of large numbers can come out below zero.

            """;

    static final String SAFEGUARD_LADDER = "All of them together, over loopback, in turns:\n\n";

    static final String RIVALS = "Each with its documented defaults.\n\n";

    static final String NOT_CLAIMED = """
            ## What is not claimed

            - Nanoseconds: they are this machine's, and it is shared.
            - A lead over the JDK's HttpClient on Java 25, where it can come closer. `mvn -Pbench -Dbench.java=/path/to/jdk
              -Dbench.page=page.md` measures on another JDK.
            - Anything over a real network, where a page takes longer than all that was measured here.
            - That the rivals do the same: what they leave out is in the README's comparison.
            """;

    private Words() {}
}
