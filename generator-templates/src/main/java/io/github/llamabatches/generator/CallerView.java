package io.github.llamabatches.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lists the types and methods of generated code that callers use. Callers access records by name, and call operations
 * through query records if they exist, so the order of fields doesn't affect them.
 */
final class CallerView {

    /** How callers use an element. */
    enum Use {
        /** Callers read the value. */
        READ,
        /** Callers pass the value. */
        WRITE
    }

    /**
     * A type, or a member of a type.
     *
     * @param owner the type of a member; empty for a type
     * @param form the type or result
     * @param arguments the names of the arguments in requests, in order
     * @param use how callers use it
     * @param place the JSON pointer to the element in the specification
     * @param formPlace the JSON pointer to the element that determines the form
     */
    record Element(String owner, String form, List<String> arguments, Use use, String place, String formPlace) {

        boolean isType() {
            return owner.isEmpty();
        }

        /** Returns the type, or the type of a member. */
        String type(String code) {
            return isType() ? code : owner;
        }
    }

    private static final Pattern NAME = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Client client;

    CallerView(Client client) {
        this.client = client;
        client.records().values().forEach(this::addRecord);
        client.enums().values().forEach(this::addEnum);
        client.unions().values().forEach(this::addUnion);
        client.interfaces().values().forEach(this::addInterface);
        client.parameterRecords().values().forEach(this::addParameterRecord);
    }

    /** Returns the types that callers can reach from an operation. */
    Set<String> used() {
        Map<String, List<String>> forms = new HashMap<>();
        elements.forEach((code, element) -> forms.computeIfAbsent(
                        element.owner().isEmpty() ? code : element.owner(), key -> new ArrayList<>())
                .add(code + " " + element.form()));
        Set<String> used = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(client.interfaces().keySet());
        open.addAll(client.parameterRecords().keySet());
        while (!open.isEmpty()) {
            String type = open.pop();
            if (forms.containsKey(type) && used.add(type)) {
                forms.get(type).forEach(form -> NAME.matcher(form).results().forEach(name -> open.push(name.group())));
            }
        }
        return used;
    }

    /** Returns the elements by the code that uses them. */
    Map<String, Element> elements() {
        return elements;
    }

    /** Removes the package, which is empty here, from the names of models. */
    private static String plain(String code) {
        return code.replaceAll("(?<![\\w.])\\.(?=\\w)", "");
    }

    private void addType(String name, String kind, String place) {
        elements.put(name, new Element("", kind, List.of(), Use.READ, place, place));
    }

    private void add(String owner, String member, String form, Use use, String place) {
        elements.put(owner + "." + member, new Element(owner, plain(form), List.of(), use, place, place));
    }

    private void addRecord(RecordClass record) {
        String name = record.name();
        addType(name, "record", client.place(name));
        for (Field field : record.fields()) {
            add(name, field.name() + "()", field.componentType(), Use.READ, client.place(name, field.wireName()));
        }
        record.tags()
                .forEach(tag -> add(name, tag.name() + "()", "String", Use.READ, client.place(name, tag.wireName())));
        add(name, record.additionalProperties() + "()", additionalProperties(record), Use.READ, client.place(name));
    }

    private static String additionalProperties(RecordClass record) {
        return "Map<String, " + record.additionalType().text() + ">";
    }

    private void addUnion(UnionClass type) {
        String place = client.place(type.name());
        addType(type.name(), type.decided() ? "sealed interface" : "record", place);
        if (!type.decided()) {
            type.factories().forEach(factory -> {
                String argument = factory.type().text();
                add(type.name(), factory.name() + "(" + plain(argument) + ")", argument, Use.READ, place);
            });
            return;
        }
        type.variants()
                .forEach(variant -> add(
                        type.name(),
                        "Kind." + variant.constant(),
                        variant.isNested()
                                ? variant.name() + "(" + variant.type().text() + ")"
                                : variant.name(),
                        Use.READ,
                        place));
    }

    private void addEnum(EnumClass type) {
        String place = client.place(type.name());
        addType(type.name(), "enum", place);
        if (!type.isText()) {
            add(type.name(), "value()", type.valueType(), Use.READ, place + "/type");
        }
        type.constants()
                .forEach(constant -> add(type.name(), constant.name(), constant.quoted(), Use.READ, place + "/enum"));
        type.groups()
                .forEach(group ->
                        add(type.name(), group.method() + "()", "boolean", Use.READ, place + "/x-enum-groups"));
    }

    private void addInterface(ApiInterface type) {
        addType(type.name(), "interface", place(type.operations().get(0)) + "/tags");
        for (ApiOperation operation : type.operations()) {
            operation.methods().forEach(method -> addMethod(type, operation.hasRecord(), method));
        }
    }

    private void addMethod(ApiInterface type, boolean throughRecord, ApiOperation method) {
        List<ApiParameter> arguments = throughRecord ? List.of() : method.parameters();
        String place = place(method);
        elements.put(
                type.name() + "." + method.name() + (throughRecord ? "(…)" : signature("", arguments)),
                new Element(
                        type.name(),
                        plain(method.resultType()),
                        wireNames(arguments),
                        Use.READ,
                        place,
                        place + "/responses"));
    }

    private void addParameterRecord(ParameterRecord record) {
        ApiOperation operation = record.operation();
        String place = place(operation);
        addType(record.name(), "record", place);
        for (ApiParameter component : record.components()) {
            add(
                    record.name(),
                    component.name() + "(…)",
                    component.declaredType(),
                    Use.WRITE,
                    component.part().pointer());
        }
        for (ParameterRecord.Call call : record.calls()) {
            List<ApiParameter> arguments = call.method().besideRecord();
            elements.put(
                    record.name() + "." + call.method().callName() + signature(call.api(), arguments),
                    new Element(
                            record.name(),
                            plain(call.method().resultType()),
                            wireNames(arguments),
                            Use.READ,
                            place,
                            place + "/responses"));
        }
    }

    private static String signature(String first, List<ApiParameter> arguments) {
        List<String> types = new ArrayList<>(first.isEmpty() ? List.of() : List.of(first));
        arguments.forEach(argument -> types.add(plain(argument.type().text())));
        return types.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static List<String> wireNames(List<ApiParameter> arguments) {
        return arguments.stream()
                .map(argument -> argument.place() + " " + argument.wireName())
                .toList();
    }

    private static String place(ApiOperation operation) {
        return SpecPart.child("/paths", operation.path()) + "/"
                + operation.httpMethod().toLowerCase(Locale.ROOT);
    }
}
