package io.github.llamabatches.generator;

import feign.Param;
import feign.RequestLine;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the types that Feign and Jackson use by reflection, starting from interfaces and models and following
 * signatures and annotations. Types have their binary names; a proxy has the name of its interface in brackets.
 */
final class ReflectionUse {

    /** The kinds of use, with their names in the metadata; a proxy has none. */
    enum Need {
        CONSTRUCTORS("allDeclaredConstructors"),
        METHODS("allDeclaredMethods"),
        PUBLIC_METHODS("allPublicMethods"),
        FIELDS("allDeclaredFields"),
        NAMED_METHODS("methods"),
        PROXY("");

        private final String keyword;

        Need(String keyword) {
            this.keyword = keyword;
        }

        String keyword() {
            return keyword;
        }
    }

    private final Map<String, Set<Need>> needs = new TreeMap<>();
    private final Set<Type> readByJackson = new HashSet<>();

    /** Returns the types with their uses. */
    Map<String, Set<Need>> needs() {
        return needs;
    }

    /** Feign creates a proxy, lists all methods, and creates the expanders of parameters. */
    void addInterface(Class<?> api) {
        add("[" + api.getName() + "]", Need.PROXY);
        add(api.getName(), Need.PUBLIC_METHODS);
        for (Method method : api.getMethods()) {
            if (method.isDefault()) {
                add("java.lang.invoke.MethodHandles", Need.NAMED_METHODS);
            }
            if (method.isAnnotationPresent(RequestLine.class)) {
                addJson(method.getGenericReturnType());
                for (Parameter parameter : method.getParameters()) {
                    addParameter(parameter);
                }
            }
        }
    }

    private void addParameter(Parameter parameter) {
        Param named = parameter.getAnnotation(Param.class);
        if (named == null) {
            addJson(parameter.getParameterizedType());
        } else if (named.expander() != Param.ToStringExpander.class) {
            add(named.expander().getName(), Need.CONSTRUCTORS);
        }
    }

    /** Adds a type that Jackson reads or writes. */
    void addJson(Type type) {
        if (!readByJackson.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            addJson(generic.getRawType());
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::addJson);
        } else if (type instanceof GenericArrayType array) {
            addJson(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(this::addJson);
        } else if (type instanceof TypeVariable<?> variable) {
            Arrays.stream(variable.getBounds()).forEach(this::addJson);
        } else if (type instanceof Class<?> plain) {
            addClass(plain);
        }
    }

    private void addClass(Class<?> type) {
        if (type.isArray()) {
            addJson(type.getComponentType());
        } else if (!type.isPrimitive() && !isOfTheJdk(type)) {
            addMembers(type);
            addNamedClasses(type);
            if (type.isSealed()) {
                // The runtime reads these with Jackson.
                Arrays.stream(type.getPermittedSubclasses()).forEach(this::addJson);
            }
            if (type.getGenericSuperclass() != null) {
                addJson(type.getGenericSuperclass());
            }
            Arrays.stream(type.getGenericInterfaces()).forEach(this::addJson);
        }
    }

    private void addMembers(Class<?> type) {
        boolean plain = !Modifier.isAbstract(type.getModifiers());
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            addExecutable(constructor);
            if (plain && (type.isRecord() || isJackson(constructor) || isReadThrough(type))) {
                add(type.getName(), Need.CONSTRUCTORS);
                Arrays.stream(constructor.getGenericParameterTypes()).forEach(this::addJson);
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            addExecutable(method);
            if (isJackson(method)) {
                add(type.getName(), Need.METHODS);
                Arrays.stream(method.getGenericParameterTypes()).forEach(this::addJson);
                if (method.getReturnType() != type) {
                    addJson(method.getGenericReturnType());
                }
            }
        }
        for (Field field : type.getDeclaredFields()) {
            addNamedClasses(field);
            if (isJackson(field)) {
                add(type.getName(), Need.FIELDS);
                addJson(field.getGenericType());
            }
        }
        if (type.isRecord()) {
            add(type.getName(), Need.METHODS);
            for (RecordComponent component : type.getRecordComponents()) {
                addNamedClasses(component);
                addJson(component.getGenericType());
            }
        }
    }

    private void addExecutable(Executable executable) {
        addNamedClasses(executable);
        Arrays.stream(executable.getParameters()).forEach(this::addNamedClasses);
    }

    /** Adds a builder, which Jackson creates, and whose annotated methods it calls. */
    private static boolean isReadThrough(Class<?> type) {
        return !type.isRecord()
                && Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> isJackson(method)
                                && method.getReturnType() == type
                                && !Modifier.isStatic(method.getModifiers()));
    }

    /** Adds filters, converters, subtypes and similar types that Jackson creates. */
    private void addNamedClasses(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            if (isJackson(annotation)) {
                addNamedClasses(annotation);
            }
        }
    }

    private void addNamedClasses(Annotation annotation) {
        for (Method member : annotation.annotationType().getDeclaredMethods()) {
            Object value;
            try {
                value = member.invoke(annotation);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
            for (Object one : value instanceof Object[] many ? many : new Object[] {value}) {
                if (one instanceof Annotation nested) {
                    addNamedClasses(nested);
                } else if (one instanceof Class<?> named && !isOfTheJdk(named) && !isOfJackson(named)) {
                    add(named.getName(), Need.CONSTRUCTORS);
                    addJson(named);
                }
            }
        }
    }

    private static boolean isJackson(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).anyMatch(ReflectionUse::isJackson);
    }

    private static boolean isJackson(Annotation annotation) {
        return isOfJackson(annotation.annotationType());
    }

    private static boolean isOfJackson(Class<?> type) {
        return type.getName().startsWith("com.fasterxml.jackson.")
                || type.getName().startsWith("tools.jackson.");
    }

    private static boolean isOfTheJdk(Class<?> type) {
        return type.isPrimitive() || type.getName().startsWith("java.");
    }

    private void add(String type, Need need) {
        needs.computeIfAbsent(type, name -> EnumSet.noneOf(Need.class)).add(need);
    }
}
