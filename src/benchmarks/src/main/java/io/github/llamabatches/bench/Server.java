package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Controls the process of the server. */
final class Server implements AutoCloseable {

    private final JavaProcess process;

    private Server(JavaProcess process) {
        this.process = process;
    }

    /** Starts a server that this process and all its later child processes trust. */
    static Server start() throws IOException {
        JavaProcess process =
                JavaProcess.start(System.getProperty("java.class.path"), List.of("-Xmx1g"), PageServer.class);
        JavaProcess.trust(process.readLine(), LoopbackKey.PASSWORD);
        return new Server(process);
    }

    /** Opens a new port, without previous connections, for {@code https} or {@code http}. */
    String open(String scheme) throws IOException {
        return ask("open " + scheme);
    }

    Counts counts(String url) throws IOException {
        long[] numbers = Arrays.stream(ask("count " + url).split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        return new Counts(numbers[0], numbers[1], numbers[2]);
    }

    /** Closes a port and all its connections. */
    void close(String url) throws IOException {
        ask("close " + url);
    }

    private String ask(String command) throws IOException {
        process.say(command);
        return process.readLine();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    /** The connections and requests of a port so far, and the processor time of the server. */
    record Counts(long connections, long requests, long processorNanos) {}
}
