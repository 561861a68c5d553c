package io.github.llamabatches.runtime;

import feign.Request;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * Reads a body from the network while the caller reads it, who closes it. One that isn't closed keeps its connection
 * until it is garbage.
 */
public sealed interface StreamedBody extends AutoCloseable permits Download, EventStream {

    /** Gives the connection back. Does nothing if the body has been closed before. */
    @Override
    void close();

    /**
     * Returns whether an answer of a type is read by its caller.
     *
     * @param result the type that a method returns
     * @return true also for an {@link Optional} of such a type
     */
    static boolean isOf(Type result) {
        Type type = result;
        if (type instanceof ParameterizedType generic) {
            type = generic.getRawType() == Optional.class ? generic.getActualTypeArguments()[0] : generic.getRawType();
        }
        if (type instanceof ParameterizedType generic) {
            type = generic.getRawType();
        }
        return type instanceof Class<?> named && StreamedBody.class.isAssignableFrom(named);
    }

    /**
     * Returns whether the answer to a request is read by its caller.
     *
     * @param request a request that Feign made for a method
     * @return false if it isn't known which method that is
     */
    static boolean isAnswerTo(Request request) {
        return request.requestTemplate() != null
                && request.requestTemplate().methodMetadata() != null
                && isOf(request.requestTemplate().methodMetadata().returnType());
    }
}
