package io.github.llamabatches.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers the names of the fields of an object, and of those around it, while they are read. */
final class SeenNames {

    private final List<Level> levels = new ArrayList<>();
    private int depth;

    void openObject() {
        if (depth == levels.size()) {
            levels.add(new Level());
        }
        levels.get(depth++).clear();
    }

    void closeObject() {
        depth--;
    }

    /**
     * Adds a field to the innermost open object.
     *
     * @return false if it has a field of this name
     */
    boolean add(String name) {
        return levels.get(depth - 1).add(name);
    }

    /** Whether the object that was closed last had a field of this name. */
    boolean closedObjectHad(String name) {
        return levels.get(depth).contains(name);
    }

    /** Searches few names one by one, which needs no memory, and many in a set, which takes no time. */
    private static final class Level {

        private static final int FEW = 24;

        private final String[] few = new String[FEW];
        private final Set<String> more = new HashSet<>();
        private int count;

        void clear() {
            count = 0;
            more.clear();
        }

        boolean add(String name) {
            if (isAmongFew(name)) {
                return false;
            }
            if (count < FEW) {
                few[count++] = name;
                return true;
            }
            return more.add(name);
        }

        boolean contains(String name) {
            return isAmongFew(name) || more.contains(name);
        }

        private boolean isAmongFew(String name) {
            for (int i = 0; i < count; i++) {
                if (few[i].equals(name)) {
                    return true;
                }
            }
            return false;
        }
    }
}
