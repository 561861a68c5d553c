package io.github.llamabatches.gate;

/** A place in a file, counted from 1. */
record Position(int line, int column) {

    static final Position START = new Position(1, 1);
}
