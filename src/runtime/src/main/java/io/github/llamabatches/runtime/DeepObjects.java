package io.github.llamabatches.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lists the form fields that are sent in the style {@code deepObject}: {@code name[field]=…}, and for lists
 * {@code name[]=…}, or {@code name[0][field]=…} for lists of objects. Generated interfaces have this annotation for
 * {@link BodyEncoder}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DeepObjects {

    /**
     * Returns the names.
     *
     * @return the names on the wire
     */
    String[] value();
}
