package io.github.llamabatches.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Lists the types that a GraalVM native image must keep for Feign and Jackson. */
final class NativeMetadata {

    private static final String RUNTIME = "io.github.llamabatches.runtime";
    private static final String FIELDS = "\"allDeclaredFields\": true";
    private static final String CONSTRUCTORS = "\"allDeclaredConstructors\": true";
    private static final String METHODS = "\"allDeclaredMethods\": true";

    private final Map<String, List<String>> entries = new LinkedHashMap<>();

    /** Adds the classes of the runtime that the client uses, and its interfaces and models. */
    NativeMetadata(Client client) {
        List<ApiOperation> operations = client.interfaces().values().stream()
                .flatMap(api -> api.operations().stream())
                .toList();
        operations.stream()
                .flatMap(operation -> operation.methodParameters().stream())
                .filter(parameter -> !parameter.isCookie())
                .map(ApiParameter::expander)
                .filter(Objects::nonNull)
                .forEach(expander -> add(RUNTIME, expander, CONSTRUCTORS));
        Set<JavaType.Kind> kinds = kinds(client, operations);
        if (kinds.contains(JavaType.Kind.BYTES)) {
            add(RUNTIME, "Base64Text", METHODS);
        }
        if (client.records().values().stream()
                .flatMap(model -> model.fields().stream())
                .anyMatch(Field::isJsonNullable)) {
            add(RUNTIME, "JsonNullable", METHODS);
            add(RUNTIME, "JsonNullable$Absent", CONSTRUCTORS);
        }
        if (!client.enums().isEmpty()) {
            add(RUNTIME, "OpenEnum", METHODS);
        }
        client.interfaces().values().forEach(this::add);
        client.models().forEach(name -> addModel(client, name));
    }

    private void add(ApiInterface api) {
        String name = api.packageName() + "." + api.name();
        entries.put("{ \"proxy\": [\"" + name + "\"] }", List.of());
        add(api.packageName(), api.name(), "\"allPublicMethods\": true");
        api.operations().stream()
                .flatMap(operation -> operation.cookies().stream())
                .forEach(cookie -> add(
                        api.packageName(), api.name() + "$" + cookie.parameter().cookieClass(), CONSTRUCTORS));
    }

    private void addModel(Client client, String name) {
        UnionClass union = client.unions().get(name);
        if (union != null) {
            addUnion(client.modelPackage(), union);
            return;
        }
        RecordClass model = client.records().get(name);
        if (model == null) {
            add(client.modelPackage(), name, METHODS);
            return;
        }
        String[] ofBuilder = model.fields().stream().anyMatch(Field::isReadByField)
                ? new String[] {FIELDS, CONSTRUCTORS, METHODS}
                : new String[] {CONSTRUCTORS, METHODS};
        add(client.modelPackage(), name + "$Builder", ofBuilder);
        add(client.modelPackage(), name, FIELDS, CONSTRUCTORS, METHODS);
    }

    private void addUnion(String packageName, UnionClass union) {
        if (!union.decided()) {
            add(packageName, union.name(), FIELDS, CONSTRUCTORS, METHODS);
            return;
        }
        add(packageName, union.name(), METHODS);
        union.nested().forEach(one -> add(packageName, union.name() + "$" + one.name(), FIELDS, CONSTRUCTORS, METHODS));
        add(packageName, union.name() + "$Unknown", FIELDS, CONSTRUCTORS, METHODS);
    }

    private void add(String packageName, String name, String... keep) {
        entries.putIfAbsent("\"" + packageName + "." + name + "\"", List.of(keep));
    }

    private static Set<JavaType.Kind> kinds(Client client, List<ApiOperation> operations) {
        Set<JavaType.Kind> kinds = new LinkedHashSet<>();
        client.records().values().forEach(model -> {
            model.fields().forEach(field -> addKinds(kinds, field.type()));
            addKinds(kinds, model.additionalType());
        });
        client.unions().values().stream()
                .flatMap(union -> union.nested().stream())
                .forEach(variant -> addKinds(kinds, variant.type()));
        for (ApiOperation operation : operations) {
            operation.parameters().stream().filter(ApiParameter::isBody).forEach(body -> addKinds(kinds, body.type()));
            JavaType result = operation.result();
            if (result != null) {
                addKinds(kinds, result);
            }
        }
        return kinds;
    }

    private static void addKinds(Set<JavaType.Kind> kinds, JavaType type) {
        kinds.add(type.kind());
        if (type.item() != null) {
            addKinds(kinds, type.item());
        }
    }

    /** Returns the members of each JSON object, in order. */
    List<List<String>> entries() {
        List<List<String>> members = new ArrayList<>();
        entries.forEach((type, keep) -> {
            List<String> entry = new ArrayList<>(List.of("\"type\": " + type));
            entry.addAll(keep);
            members.add(entry);
        });
        return members;
    }
}
