package io.github.llamabatches.runtime;

import java.lang.reflect.Method;

/** Recognizes the builders of generated records. */
final class RecordBuilders {

    private RecordBuilders() {}

    /** Returns whether a class is nested in a record and has a method {@code build} that returns the record. */
    static boolean isBuilder(Class<?> type, Class<?> record) {
        if (type.getDeclaringClass() == record) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals("build") && method.getReturnType() == record) {
                    return true;
                }
            }
        }
        return false;
    }
}
