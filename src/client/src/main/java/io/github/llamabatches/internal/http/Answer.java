package io.github.llamabatches.internal.http;

import feign.Response;

/** An answer, and whether it is in doubt that it is the one to its request. */
public final class Answer {

    private final Response response;
    private final ConnectionPool pool;
    private final Connection connection;
    private final int exchange;

    Answer(Response response, ConnectionPool pool, Connection connection) {
        this.response = response;
        this.pool = pool;
        this.connection = connection;
        this.exchange = connection.exchangeCount();
    }

    /**
     * Returns the response, whose body comes from the network and has to be closed.
     *
     * @return the response
     */
    public Response response() {
        return response;
    }

    /**
     * Returns whether an answer that nobody asked for has come behind this one, over the same connection: then this one
     * may not have been asked for either, and the other one be the true one.
     *
     * @return true from then on
     */
    public boolean isInDoubt() {
        return pool.isInDoubt(connection, exchange);
    }
}
