package io.github.llamabatches;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects all text that is reachable from an object, through its methods or its fields. */
final class Reachable {

    private final StringBuilder texts = new StringBuilder();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private Reachable() {}

    static String textFrom(Object root) {
        Reachable reachable = new Reachable();
        reachable.add(root);
        while (!reachable.open.isEmpty()) {
            reachable.visit(reachable.open.pop());
        }
        return reachable.texts.toString();
    }

    private void add(@Nullable Object object) {
        boolean global = object instanceof Class
                || object instanceof ClassLoader
                || object instanceof Module
                || object instanceof Thread;
        if (object != null && !global && seen.add(object)) {
            open.push(object);
        }
    }

    private void visit(Object object) {
        if (object instanceof byte[] bytes) {
            texts.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
        } else if (object instanceof char[] chars) {
            texts.append(chars).append('\n');
        } else if (object instanceof CharSequence text) {
            texts.append(text).append('\n');
        } else if (object.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(object) && object instanceof Object[]; i++) {
                add(Array.get(object, i));
            }
        } else {
            texts.append(object).append('\n');
            visitKnown(object);
            visitFields(object);
        }
    }

    private void visitKnown(Object object) {
        if (object instanceof Throwable throwable) {
            add(throwable.getMessage());
            add(throwable.getLocalizedMessage());
            add(throwable.getCause());
            add(throwable.getSuppressed());
        } else if (object instanceof Iterable<?> iterable && !(object instanceof java.nio.file.Path)) {
            iterable.forEach(this::add);
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                add(key);
                add(value);
            });
        }
    }

    private void visitFields(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    try {
                        field.setAccessible(true);
                        add(field.get(object));
                    } catch (InaccessibleObjectException | IllegalAccessException e) {
                        // Objects of the JDK show the relevant text through the methods above.
                    }
                }
            }
        }
    }
}
