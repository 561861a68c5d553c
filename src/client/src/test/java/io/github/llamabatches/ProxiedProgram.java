package io.github.llamabatches;

import feign.Client;
import feign.Logger;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists through a proxy in a separate JVM, because some of its settings apply to a whole JVM. */
final class ProxiedProgram {

    static final String KEY = "llx-secret-key";
    static final String USER = "scott";
    static final String PASSWORD = "tiger-and-more";

    private ProxiedProgram() {}

    /** Takes the mode and the port of the proxy. */
    public static void main(String... args) {
        InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[1]));
        BatchesClient.Builder builder = BatchesClient.builder()
                .baseUrl("https://llamacloud.test")
                .apiKey(KEY)
                .retryPolicy(RetryPolicy.none())
                .logger(console(), Logger.Level.FULL);
        if (args[0].equals("own password")) {
            useProxyWithPassword(builder, address, USER, PASSWORD);
        } else if (args[0].endsWith("password")) {
            respondToProxies(USER, PASSWORD);
        }
        if (args[0].startsWith("client")) {
            useProxy(builder, address);
        }
        if (args[0].equals("feign's own")) {
            builder.feignClient(new Client.Proxied(null, null, new Proxy(Proxy.Type.HTTP, address), USER, PASSWORD));
        }
        try {
            System.out.println("listed " + builder.build().list().stream().count());
        } catch (BatchesException e) {
            e.printStackTrace(System.out);
        }
    }

    private static void useProxy(BatchesClient.Builder builder, InetSocketAddress address) {
        builder.proxy(ProxySelector.of(address));
    }

    private static void useProxyWithPassword(
            BatchesClient.Builder builder, InetSocketAddress address, String user, String password) {
        builder.proxy(ProxySelector.of(address)).proxyCredentials(user, password);
    }

    private static void respondToProxies(String user, String password) {
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(user, password.toCharArray())
                        : null;
            }
        });
    }

    private static Logger console() {
        return new Logger() {
            @Override
            protected void log(String configKey, String format, Object... args) {
                System.out.println(String.format(format, args));
            }
        };
    }

    /** Runs the program with JVM options and returns its output. */
    static String run(List<String> options, String what, int proxyPort) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.addAll(List.of(ProxiedProgram.class.getName(), what, String.valueOf(proxyPort)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return output;
    }
}
