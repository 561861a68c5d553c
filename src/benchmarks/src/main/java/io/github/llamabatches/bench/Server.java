package io.github.llamabatches.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The server's process, as whoever measures sees it. */
final class Server implements AutoCloseable {

    private final JavaProcess process;

    private Server(JavaProcess process) {
        this.process = process;
    }

    /** Starts one, which this process and all that it starts from now on trust. */
    static Server start() throws IOException {
        JavaProcess process =
                JavaProcess.start(System.getProperty("java.class.path"), List.of("-Xmx1g"), PageServer.class);
        JavaProcess.trust(process.readLine(), LoopbackKey.PASSWORD);
        return new Server(process);
    }

    /** Opens a port to which nobody has ever connected, over {@code https} or {@code http}. */
    String open(String scheme) throws IOException {
        return ask("open " + scheme);
    }

    Counts counts(String url) throws IOException {
        long[] numbers = Arrays.stream(ask("count " + url).split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        return new Counts(numbers[0], numbers[1], numbers[2]);
    }

    /** Closes a port with all connections to it. */
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

    /** What came to a port so far, and the processor time of the whole server. */
    record Counts(long connections, long requests, long processorNanos) {}
}
