package io.github.llamabatches.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Defines how {@link BodyEncoder} writes a field of a form, if not in the default way. Generated interfaces have this
 * annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(FormEncoding.All.class)
public @interface FormEncoding {

    /**
     * Returns the name of the field.
     *
     * @return the name on the wire
     */
    String name();

    /**
     * Returns whether the field is sent in the style {@code deepObject}: {@code name[field]=…}, and for lists
     * {@code name[]=…}, or {@code name[0][field]=…} for lists of objects.
     *
     * @return true if the style is {@code deepObject}
     */
    boolean deepObject() default false;

    /**
     * Returns the media type of a part of {@code multipart/form-data}. The content type of an {@link Upload} replaces
     * it.
     *
     * @return the media type; empty for the default
     */
    String contentType() default "";

    /** Contains the annotations of a method. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {

        /**
         * Returns the annotations.
         *
         * @return one for each field
         */
        FormEncoding[] value();
    }
}
