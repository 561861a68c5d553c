package io.github.llamabatches.internal.http;

import feign.Response;

/** An answer, and whether it is in doubt that it is the one to its request. */
public final class Answer {

    private final Response response;
    private final Connection connection;
    private final ConnectionPool pool;
    private volatile boolean isInDoubt;

    Answer(Response response, Connection connection, ConnectionPool pool) {
        this.response = response;
        this.connection = connection;
        this.pool = pool;
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
     * Lets the body take as long as it likes while the server isn't silent.
     *
     * @param silenceMillis for how long it may be silent; 0 stands for no limit
     */
    public void limitSilenceAlone(int silenceMillis) {
        connection.limit(new Deadline(HttpTransport.NO_LIMIT), silenceMillis);
    }

    /**
     * Returns whether bytes that nobody asked for have come behind this answer, over the same connection: then this one
     * may not have been asked for either, and they be the true one.
     *
     * @return true from then on
     */
    public boolean isInDoubt() {
        pool.examineIfIdle(connection, this);
        return isInDoubt;
    }

    void doubt() {
        isInDoubt = true;
    }
}
