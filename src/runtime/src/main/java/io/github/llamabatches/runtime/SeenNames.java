package io.github.llamabatches.runtime;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records the field names of an object while it is read. Searches few names linearly, which allocates nothing, and many
 * in a set, which takes constant time. Reused for later objects at the same depth.
 */
final class SeenNames {

    private static final int FEW = 24;

    private final @Nullable SeenNames outer;
    private @Nullable SeenNames inner;

    /** The first {@code distinct} ones are distinct, even those that remain from the previous object. */
    private String[] few = new String[8];

    private int distinct;
    private int count;
    private @Nullable Set<String> more;

    SeenNames(@Nullable SeenNames outer) {
        this.outer = outer;
    }

    /** Returns the names of a new object in this one. */
    SeenNames inner() {
        if (inner == null) {
            inner = new SeenNames(this);
        }
        inner.count = 0;
        inner.more = null;
        return inner;
    }

    /** Returns the names of the object around this one. */
    SeenNames outer() {
        return outer == null ? this : outer;
    }

    /**
     * Adds a field.
     *
     * @return false if the object already has a field with this name
     */
    boolean add(String name) {
        // Objects of a list mostly have the same names in the same order, and Jackson interns them.
        if (count < distinct && few[count] == name) {
            count++;
            return true;
        }
        if (isAmongFew(name)) {
            return false;
        }
        if (count == FEW) {
            more = more == null ? new HashSet<>() : more;
            return more.add(name);
        }
        if (count == few.length) {
            few = Arrays.copyOf(few, FEW);
        }
        few[count++] = name;
        distinct = count;
        return true;
    }

    private boolean isAmongFew(String name) {
        int hash = name.hashCode();
        for (int i = 0; i < count; i++) {
            if (few[i].hashCode() == hash && few[i].equals(name)) {
                return true;
            }
        }
        return false;
    }
}
