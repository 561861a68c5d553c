package io.github.llamabatches.runtime;

import java.util.Arrays;
import java.util.stream.Stream;

/** The JSON libraries that the tests run on. */
final class TestedLibraries {

    private TestedLibraries() {}

    /** Those that are on the class path in a version that goes with the others. */
    static Stream<JsonLibrary> all() {
        String tested = System.getProperty("tested.json.libraries", "JACKSON_2,JACKSON_3");
        return Arrays.stream(tested.split(",")).map(JsonLibrary::valueOf);
    }
}
