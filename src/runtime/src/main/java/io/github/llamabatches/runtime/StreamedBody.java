package io.github.llamabatches.runtime;

import feign.Request;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * Provides a body that is read from the network by the caller, who closes it. An unclosed one keeps its connection
 * until it is garbage-collected.
 */
public sealed interface StreamedBody extends AutoCloseable permits Download, EventStream {

    /** Releases the connection. Has no effect if the body is closed already. */
    @Override
    void close();

    /**
     * Returns whether the caller reads responses of a type.
     *
     * @param result the return type of a method
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
     * Returns whether the caller reads the response to a request.
     *
     * @param request a request that Feign created for a method
     * @return false if the method is unknown
     */
    static boolean isResponseTo(Request request) {
        return request.requestTemplate() != null
                && request.requestTemplate().methodMetadata() != null
                && isOf(request.requestTemplate().methodMetadata().returnType());
    }
}
