package io.github.llamabatches.generator;

/**
 * Describes a field of a form that isn't sent in the default way.
 *
 * @param name the name in the request
 * @param deepObject whether it is sent in the style {@code deepObject}
 * @param contentType the media type of the part; empty for the default
 */
record FormField(String name, boolean deepObject, String contentType) {

    /** Returns the annotation of the method. */
    String annotation() {
        return "@FormEncoding(name = " + JavaLiteral.of(name)
                + (deepObject ? ", deepObject = true" : ", contentType = " + JavaLiteral.of(contentType)) + ")";
    }
}
