package io.github.llamabatches.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import io.github.llamabatches.runtime.FeignRecords;
import io.github.llamabatches.runtime.JsonLibrary;
import io.github.llamabatches.runtime.QueryFields;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles and loads the generated code of a document, and calls it based on the document alone. */
final class FuzzClient implements AutoCloseable {

    private final URLClassLoader classes;
    private final List<Class<?>> api = new ArrayList<>();
    private final Map<Class<?>, Object> proxies = new HashMap<>();

    FuzzClient(FuzzDocument document, Path folder) throws IOException, ReflectiveOperationException {
        Map<String, String> files = Generation.of(document.toString(), folder);
        List<String> arguments =
                new ArrayList<>(List.of("-d", folder.resolve("classes").toString(), "-nowarn"));
        arguments.addAll(List.of("-parameters", "-proc:none", "-cp", System.getProperty("java.class.path")));
        files.keySet().stream()
                .filter(file -> file.endsWith(".java"))
                .forEach(file ->
                        arguments.add(folder.resolve("generated").resolve(file).toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .as("compiles")
                .isZero();
        classes = new URLClassLoader(
                new URL[] {folder.resolve("classes").toUri().toURL()},
                getClass().getClassLoader());
        try (Stream<Path> compiled = Files.list(folder.resolve("classes/com/example/api"))) {
            for (Path file : (Iterable<Path>) compiled::iterator) {
                String name = file.getFileName().toString();
                if (!name.contains("$") && !name.startsWith("package-info")) {
                    api.add(classes.loadClass("com.example.api." + name.replace(".class", "")));
                }
            }
        }
    }

    void target(String url, JsonLibrary library) {
        proxies.clear();
        for (Class<?> one : api) {
            if (one.isInterface()) {
                Feign.Builder feign = FeignRecords.configure(Feign.builder(), library, false);
                proxies.put(
                        one,
                        feign.client(FuzzClient::send)
                                .retryer(Retryer.NEVER_RETRY)
                                .target(one, url));
            }
        }
    }

    /** Sends PATCH with another client, because that of Feign can't. */
    private static Response send(Request request, Request.Options options) throws IOException {
        return request.httpMethod() == Request.HttpMethod.PATCH
                ? io.github.llamabatches.generator.JsonLibrary.send(request, options)
                : new Client.Default(null, null).execute(request, options);
    }

    /** Calls the method of an operation, or its query record if requested. */
    @Nullable
    Object call(
            FuzzOperation operation, List<@Nullable JsonNode> values, @Nullable JsonNode body, boolean throughRecord)
            throws ReflectiveOperationException {
        List<Given> given = new ArrayList<>();
        QueryFields fields = new QueryFields();
        for (int i = 0; i < values.size(); i++) {
            FuzzParameter parameter = operation.parameters().get(i);
            boolean isField = parameter.isField(operation.parameters());
            boolean isInRecord = parameter.in().equals("query") || !parameter.required();
            parameter.arguments(values.get(i)).forEach(value -> given.add(new Given(value, isInRecord, isField)));
            if (isField) {
                parameter.addTo(fields, values.get(i));
            }
        }
        if (body != null) {
            given.add(new Given(body, false, false));
        }
        long left = given.stream().filter(one -> !one.isField()).count();
        long count = left == given.size() ? left : left + 1;
        Method method = proxies.keySet().stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(one -> one.getParameterCount() == count && isOf(one, operation))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no method for " + operation.path()));
        Map<String, Object> arguments = new HashMap<>();
        List<@Nullable Object> inOrder = new ArrayList<>();
        for (Given one : given) {
            if (!one.isField()) {
                Parameter parameter = method.getParameters()[inOrder.size()];
                inOrder.add(one.as(parameter.getParameterizedType()));
                arguments.put(parameter.getName(), inOrder.get(inOrder.size() - 1));
            }
        }
        Method call = throughRecord ? recordCall(method, given.size()) : null;
        Object proxy = proxies.get(method.getDeclaringClass());
        if (call == null) {
            if (left < given.size()) {
                inOrder.add(fields);
            }
            return method.invoke(proxy, inOrder.toArray());
        }
        Iterator<RecordComponent> components =
                List.of(call.getDeclaringClass().getRecordComponents()).iterator();
        for (Given one : given) {
            if (one.isInRecord()) {
                RecordComponent component = components.next();
                arguments.put(component.getName(), one.as(component.getGenericType()));
            }
        }
        Object builder = call.getDeclaringClass().getMethod("builder").invoke(null);
        for (Method setter : builder.getClass().getMethods()) {
            if (setter.getParameterCount() == 1 && arguments.containsKey(setter.getName())) {
                setter.invoke(builder, arguments.get(setter.getName()));
            }
        }
        Object record = builder.getClass().getMethod("build").invoke(builder);
        Object[] beside = Arrays.stream(call.getParameters())
                .map(parameter -> arguments.getOrDefault(parameter.getName(), proxy))
                .toArray();
        return call.invoke(record, beside);
    }

    /** The value of an argument. */
    private record Given(@Nullable JsonNode value, boolean isInRecord, boolean isField) {

        @Nullable
        Object as(Type type) throws ReflectiveOperationException {
            return value == null ? null : FuzzValues.of(value, type);
        }
    }

    private static boolean isOf(Method method, FuzzOperation operation) {
        RequestLine line = method.getAnnotation(RequestLine.class);
        return line != null && line.value().startsWith(operation.method() + " " + operation.prefix());
    }

    /** Returns the query record of a method, which is named after it and calls its interface. */
    private @Nullable Method recordCall(Method method, int count) {
        return api.stream()
                .filter(type -> type.isRecord() && type.getSimpleName().equalsIgnoreCase(method.getName() + "Query"))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(call -> call.getName().equals("call")
                        && call.getParameterTypes().length > 0
                        && call.getParameterTypes()[0] == method.getDeclaringClass()
                        && call.getParameterCount()
                                        - 1
                                        + call.getDeclaringClass().getRecordComponents().length
                                == count)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    /**
     * Returns whether JSON documents are equivalent, ignoring the order of members and the formatting of numbers and
     * times.
     */
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one instanceof ObjectNode object && other.isObject() && one.size() == other.size()) {
            return object.properties().stream()
                    .allMatch(member ->
                            other.has(member.getKey()) && same(member.getValue(), other.get(member.getKey())));
        }
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                if (!same(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }
}
