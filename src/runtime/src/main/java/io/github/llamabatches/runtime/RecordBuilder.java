package io.github.llamabatches.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Lets {@link JsonCodec} set the fields of a generated builder without reflection, which calls method handles since
 * Java 18 (JEP 416) and takes several times as long for them.
 */
public abstract class RecordBuilder {

    /** Called by generated builders. */
    protected RecordBuilder() {}

    /**
     * Returns the fields of the record.
     *
     * @return the declaration
     */
    protected abstract RecordFields fields();

    /**
     * Sets a field.
     *
     * @param number the number of the field in {@link #fields}, starting at 1
     * @param value the value, of the type of the field
     */
    protected abstract void set(int number, @Nullable Object value);
}
