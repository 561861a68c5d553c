package io.github.llamabatches.bench.rivals;

import io.github.llamabatches.runtime.JsonLibrary;

/** This client with Jackson 3. */
public final class ThisClientOnJackson3 implements Rival {

    @Override
    public Lister connect(String baseUrl) {
        return ThisClient.lister(ThisClient.client(baseUrl, JsonLibrary.JACKSON_3));
    }
}
