package io.github.llamabatches.demo;

import io.github.llamabatches.model.Batch;

/** Prints batches in a format, each as it comes. */
interface BatchOutput {

    /** Prints the text that stands before the first batch. */
    void start();

    /** Prints a batch. */
    void print(Batch batch);

    /** Prints the text that stands behind the last batch. */
    void end();
}
