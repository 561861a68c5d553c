package io.github.llamabatches.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ServerSocketFactory;

/**
 * A program that serves pages of the same hundred batches from memory. In a separate process, so that its processor
 * time isn't counted as the client's, and profilers of the client don't include it.
 *
 * <p>Prints the path of the trust store for clients, and then executes commands from standard input: {@code open https}
 * and {@code open http} open a port and print its base URL, {@code count URL} prints the number of connections and
 * requests of a port and the processor time of the server, {@code close URL} closes a port with all its connections.
 * Exits at the end of standard input.
 */
final class PageServer {

    private final Map<String, PagePort> ports = new HashMap<>();
    private final LoopbackKey key;

    private PageServer(LoopbackKey key) {
        this.key = key;
    }

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("page-server");
        LoopbackKey key = LoopbackKey.create(directory);
        try {
            System.out.println(key.trustStore());
            PageServer server = new PageServer(key);
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                System.out.println(server.answer(line.split(" ")));
            }
        } finally {
            key.delete();
            Files.delete(directory);
        }
    }

    private String answer(String[] command) throws IOException {
        return switch (command[0]) {
            case "open" -> open(command[1]);
            case "count" -> ports.get(command[1]) + " " + Usage.processorNanos();
            case "close" -> {
                ports.remove(command[1]).close();
                yield "closed";
            }
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    private String open(String scheme) throws IOException {
        ServerSocketFactory sockets = scheme.equals("https") ? key.serverSockets() : ServerSocketFactory.getDefault();
        PagePort port = new PagePort(sockets);
        // Users have a host name, not an address: it is looked up and verified in the certificate.
        String url = scheme + "://localhost:" + port.number();
        ports.put(url, port);
        return url;
    }
}
