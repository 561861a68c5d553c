package io.github.llamabatches.runtime;

import org.jspecify.annotations.Nullable;

/** Lets {@link JsonCodec} fill and build a generated record without reflection, which the JVM can't inline. */
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

    /**
     * Builds the record.
     *
     * @return the record
     * @throws NullPointerException if a required value is missing
     */
    public abstract Object build();
}
