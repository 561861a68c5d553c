package io.github.llamabatches.bench;

/** Lists the versions of the measured libraries. */
final class Versions {

    private Versions() {}

    static String of(ClassPaths classPaths) {
        return "Feign " + classPaths.version("io.github.openfeign:feign-core")
                + ", Jackson " + classPaths.version("com.fasterxml.jackson.core:jackson-databind")
                + " and " + classPaths.version("tools.jackson.core:jackson-databind")
                + ", OkHttp " + classPaths.version("com.squareup.okhttp3:okhttp")
                + ", OpenAPI Generator " + System.getProperty("bench.generator.version");
    }
}
