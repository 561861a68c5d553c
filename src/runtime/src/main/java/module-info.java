import org.jspecify.annotations.NullMarked;

/** Supports generated clients at run time. Add {@code requires} for the application's Jackson. */
@NullMarked
module io.github.llamabatches.runtime {
    requires transitive feign.core;
    requires transitive com.fasterxml.jackson.annotation;
    requires static transitive org.jspecify;
    requires static com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;
    requires static tools.jackson.core;
    requires static tools.jackson.databind;

    exports io.github.llamabatches.runtime;
}
