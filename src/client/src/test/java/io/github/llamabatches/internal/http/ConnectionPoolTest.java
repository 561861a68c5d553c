package io.github.llamabatches.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import feign.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("wire")
class ConnectionPoolTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MANY = 50;

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final ConnectionPool pool = new ConnectionPool();
    private Route route;

    @BeforeEach
    void answer() {
        SERVER.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        route = new Route(false, "127.0.0.1", SERVER.getPort());
    }

    private Connection open() throws IOException {
        Deadline deadline = new Deadline(Duration.ofMinutes(1));
        return new Connector(new HttpTransport(null, null, null), route, new Request.Options(), deadline).open();
    }

    @Test
    void mostRecentlyUsedConnectionIsReusedFirst() throws IOException {
        Connection first = open();
        Connection last = open();
        pool.giveBack(first, -1);
        pool.giveBack(last, -1);

        assertThat(pool.take(route)).isSameAs(last);
        assertThat(pool.take(route)).isSameAs(first);
        assertThat(pool.take(route)).isNull();
    }

    @Test
    void connectionIsReusedOnlyForItsRoute() throws IOException {
        pool.giveBack(open(), -1);

        assertThat(pool.take(new Route(false, "localhost", route.port()))).isNull();
        assertThat(pool.take(new Route(true, "127.0.0.1", route.port()))).isNull();
        assertThat(pool.take(route)).isNotNull();
    }

    @Test
    void idleConnectionsAreClosedAfterAMinute() throws IOException {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            connections.add(open());
        }
        connections.forEach(connection -> pool.giveBack(connection, -1));

        pool.sweep(System.nanoTime() + 29 * SECOND);
        assertThat(connections).noneMatch(Connection::isClosed);
        pool.sweep(System.nanoTime() + 30 * SECOND);

        assertThat(connections).allMatch(Connection::isClosed);
    }

    @Test
    void keepAliveTimeoutOfTheServerIsObeyed() throws IOException {
        Connection connection = open();
        pool.giveBack(connection, 5);

        pool.sweep(System.nanoTime() + 5 * SECOND);

        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void connectionWithAZeroKeepAliveIsNotReused() throws IOException {
        Connection connection = open();
        pool.giveBack(connection, 0);

        assertThat(pool.take(route)).isNull();
        assertThat(connection.isClosed()).isTrue();
    }
}
