package io.github.llamabatches.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a {@link FakeBatchesServer} for each test and stops it afterwards. With
 * {@code @ExtendWith(FakeBatchesExtension.class)} a test method or the constructor of a test can have the server as a
 * parameter. Requires JUnit Jupiter, version 5.12 or newer for constructor parameters.
 *
 * <p>A server that is a parameter of a {@code @BeforeAll} method, or of the constructor of a class with
 * {@code @TestInstance(PER_CLASS)}, is shared by the tests of the class and stopped after them;
 * {@link FakeBatchesServer#reset} separates them.
 */
@SuppressWarnings("exports")
public final class FakeBatchesExtension implements BeforeEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(FakeBatchesExtension.class);

    private final boolean tls;

    /** Creates an extension whose servers use plain HTTP. */
    public FakeBatchesExtension() {
        this(false);
    }

    private FakeBatchesExtension(boolean tls) {
        this.tls = tls;
    }

    /**
     * Returns an extension whose servers use TLS, for a field with {@code @RegisterExtension}.
     *
     * @return a new extension; clients need {@link FakeBatchesServer#sslContext}
     */
    public static FakeBatchesExtension withTls() {
        return new FakeBatchesExtension(true);
    }

    /** Passes the server of its test to a constructor, instead of the one that the previous test closed. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FakeBatchesServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }

    private FakeBatchesServer server(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Running.class,
                        key -> new Running(tls ? FakeBatchesServer.startWithTls(0) : FakeBatchesServer.start()),
                        Running.class)
                .server();
    }

    /** Stops the server after the test or the class that it was started for. */
    // Deprecated since JUnit 5.13, whose replacement older versions ignore.
    @SuppressWarnings("deprecation")
    private record Running(FakeBatchesServer server)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            server.close();
        }
    }
}
