package io.github.llamabatches.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the builder of a generated record, whose fields {@link JsonCodec} sets. Other mappers call the builder through
 * the record's creator.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BuiltWith {

    /**
     * Returns the builder.
     *
     * @return a class with the method {@code build}
     */
    Class<?> value();
}
