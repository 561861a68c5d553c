package io.github.llamabatches.generator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The types that generated code uses by their simple names, so that no schema can have one of these names. */
final class KnownTypes {

    /** The package of the classes that generated code is built on. */
    static final String RUNTIME = "io.github.llamabatches.runtime";

    private static final Map<String, List<String>> IMPORTED = Map.of(
            "com.fasterxml.jackson.annotation",
            List.of(
                    "JsonAnyGetter",
                    "JsonAnySetter",
                    "JsonAutoDetect",
                    "JsonCreator",
                    "JsonFormat",
                    "JsonInclude",
                    "JsonProperty",
                    "JsonSetter",
                    "JsonValue",
                    "Nulls"),
            "feign",
            List.of("CollectionFormat", "Headers", "Param", "RequestLine"),
            RUNTIME,
            List.of(
                    "Base64Text",
                    "CommaSeparatedItem",
                    "CookieExpander",
                    "HeaderText",
                    "Immutable",
                    "JsonNullable",
                    "JsonUnion",
                    "Lenient",
                    "ListItem",
                    "OpenEnum",
                    "OpenNumber",
                    "PathSegment",
                    "PercentEncoder",
                    "RecordFields"),
            "java.math",
            List.of("BigDecimal"),
            "java.time",
            List.of("Instant", "LocalDate"),
            "java.util",
            List.of("List", "Map", "Objects", "Optional", "UUID"),
            "javax.annotation.processing",
            List.of("Generated"),
            "org.jspecify.annotations",
            List.of("Nullable"));

    /** Classes in generated classes. */
    private static final List<String> NESTED = List.of("Builder", "Kind", "Known", "Unknown");

    /** All of {@code java.lang}, of Java 17 to 25, which needs no import. */
    private static final List<String> IN_JAVA_LANG = List.of("""
        AbstractMethodError Appendable ArithmeticException ArrayIndexOutOfBoundsException
        ArrayStoreException AssertionError AutoCloseable Boolean BootstrapMethodError Byte CharSequence
        Character Class ClassCastException ClassCircularityError ClassFormatError ClassLoader
        ClassNotFoundException ClassValue CloneNotSupportedException Cloneable Comparable Compiler
        Deprecated Double Enum EnumConstantNotPresentException Error Exception ExceptionInInitializerError
        Float FunctionalInterface IO IllegalAccessError IllegalAccessException IllegalArgumentException
        IllegalCallerException IllegalMonitorStateException IllegalStateException
        IllegalThreadStateException IncompatibleClassChangeError IndexOutOfBoundsException
        InheritableThreadLocal InstantiationError InstantiationException Integer InternalError
        InterruptedException Iterable LayerInstantiationException LinkageError Long MatchException Math
        Module ModuleLayer NegativeArraySizeException NoClassDefFoundError NoSuchFieldError
        NoSuchFieldException NoSuchMethodError NoSuchMethodException NullPointerException Number
        NumberFormatException Object OutOfMemoryError Override Package Process ProcessBuilder ProcessHandle
        Readable Record ReflectiveOperationException Runnable Runtime RuntimeException RuntimePermission
        SafeVarargs ScopedValue SecurityException SecurityManager Short StableValue StackOverflowError
        StackTraceElement StackWalker StrictMath String StringBuffer StringBuilder
        StringIndexOutOfBoundsException SuppressWarnings System Thread ThreadDeath ThreadGroup ThreadLocal
        Throwable TypeNotPresentException UnknownError UnsatisfiedLinkError UnsupportedClassVersionError
        UnsupportedOperationException VerifyError VirtualMachineError Void WrongThreadException
        """.trim().split("\\s+"));

    private static final Map<String, String> QUALIFIED = qualified();

    private KnownTypes() {}

    /** All of them, by their simple names. */
    static Set<String> taken() {
        Set<String> taken = new TreeSet<>(QUALIFIED.keySet());
        taken.addAll(NESTED);
        taken.addAll(IN_JAVA_LANG);
        return taken;
    }

    /** Those that must be imported: from the simple name to the whole name. */
    static Map<String, String> imported() {
        return QUALIFIED;
    }

    private static Map<String, String> qualified() {
        Map<String, String> qualified = new HashMap<>();
        IMPORTED.forEach((from, names) -> names.forEach(name -> qualified.put(name, from + "." + name)));
        return Map.copyOf(qualified);
    }
}
