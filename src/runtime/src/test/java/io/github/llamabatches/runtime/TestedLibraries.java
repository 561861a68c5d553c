package io.github.llamabatches.runtime;

import java.util.Arrays;
import java.util.stream.Stream;

/** Lists the JSON libraries that the tests run on. */
final class TestedLibraries {

    private TestedLibraries() {}

    /** Returns the libraries on the class path whose versions match the others. */
    static Stream<JsonLibrary> all() {
        String tested = System.getProperty("tested.json.libraries", "JACKSON_2,JACKSON_3");
        return Arrays.stream(tested.split(",")).map(JsonLibrary::valueOf);
    }
}
