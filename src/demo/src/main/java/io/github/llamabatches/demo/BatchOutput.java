package io.github.llamabatches.demo;

import io.github.llamabatches.model.Batch;

/** Prints batches in a format, each as soon as it is received. */
interface BatchOutput {

    /** Prints the text before the first batch. */
    void start();

    /** Prints a batch. */
    void print(Batch batch);

    /** Prints the text after the last batch. */
    void end();
}
