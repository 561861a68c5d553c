package io.github.llamabatches.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.llamabatches.gate.Specification;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Finds elements of a specification that have no effect on the code: a note for each kind, with its first location. */
final class IgnoredElements {

    /** The kinds of ignored elements and the reasons, in the words of the README. */
    enum Kind {
        VERSION("OpenAPI 3.2", "read as 3.1"),
        DIALECT("`jsonSchemaDialect`", "schemas are read in the dialect of OpenAPI"),
        WEBHOOKS("`webhooks`", "no code: a client receives no requests"),
        CALLBACKS("`callbacks`", "no code: a client receives no requests"),
        LINKS("`links`", "no code"),
        FRAGMENTS("the fragment at the end of a path", "not sent"),
        SERVERS("`servers` of a path or an operation", "no code: a client has one base URL"),
        HEADERS(
                "headers `Accept`, `Content-Type` and `Authorization`",
                "set by the media types and your request interceptor"),
        BODY("an empty body of GET, HEAD or TRACE", "no body is sent"),
        TUPLES("`prefixItems`", "a list of any JSON"),
        PATTERNS("`patternProperties`", "values are any JSON"),
        LIMITS(
                "`if`, `dependent…`, `contains`, `propertyNames`, `unevaluated…`",
                "no code: the server validates values"),
        KEYWORDS("unknown keywords", "no code"),
        FORMATS("unknown formats", "the type without a format");

        final String part;
        final String effect;

        Kind(String part, String effect) {
            this.part = part;
            this.effect = effect;
        }
    }

    private static final Set<String> LIMITS = words("""
        if then else dependentRequired dependentSchemas contains minContains maxContains propertyNames
        unevaluatedProperties unevaluatedItems""");

    private static final Set<String> KEYWORDS = words("""
        title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems
        uniqueItems maxProperties minProperties required enum const type allOf oneOf anyOf not items properties
        additionalProperties description format default nullable discriminator readOnly writeOnly xml externalDocs
        example examples deprecated contentEncoding contentMediaType contentSchema prefixItems patternProperties
        definitions""");

    private static final Set<String> FORMATS = words("""
        int32 int64 float double byte binary date time date-time duration email idn-email hostname idn-hostname ipv4 ipv6
        uri uri-reference iri iri-reference uri-template uuid json-pointer relative-json-pointer regex password""");

    /** The keywords that contain schemas: in a map, in a list, and single ones. */
    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "$defs", "dependentSchemas");

    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> SCHEMAS = Set.of("items", "additionalProperties", "not", "contentSchema");

    private static final Set<String> WITHOUT_BODY = Set.of("get", "head", "trace");

    private final Specification specification;
    private final Map<Kind, List<String>> places = new EnumMap<>(Kind.class);
    private final Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);

    /**
     * Searches a specification.
     *
     * @param specification the specification
     * @param kept the part that is generated
     */
    IgnoredElements(Specification specification, ObjectNode kept) {
        this.specification = specification;
        SpecPart written = new SpecPart(specification.written(), "");
        String version = written.text("openapi");
        addIf(version != null && version.startsWith("3.2"), Kind.VERSION, written.at("openapi"));
        addIf(written.has("jsonSchemaDialect"), Kind.DIALECT, written.at("jsonSchemaDialect"));
        written.members("webhooks").values().forEach(webhook -> add(Kind.WEBHOOKS, webhook.pointer()));
        written.members("paths")
                .forEach((path, item) -> path(item, kept.path("paths").path(path)));
        JsonNode components = kept.path("components");
        BiConsumer<String, Consumer<SpecPart>> each =
                (kind, visit) -> written.get("components").members(kind).forEach((name, component) -> {
                    if (components.path(kind).has(name)) {
                        visit.accept(component);
                    }
                });
        each.accept("schemas", this::schema);
        each.accept("parameters", this::parameter);
        each.accept("responses", this::response);
        each.accept("requestBodies", this::content);
    }

    /** Returns the notes, one for each kind. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        places.forEach((kind, found) -> {
            String times = found.size() == 1 ? "" : found.size() + " times ";
            String which = names.containsKey(kind) ? " (" + String.join(", ", names.get(kind)) + ")" : "";
            notes.add(specification.place(found.get(0)) + ": note: ignored: " + times + kind.part + which + ": "
                    + kind.effect + ".");
        });
        return notes;
    }

    private void path(SpecPart item, JsonNode kept) {
        if (WrittenOperation.METHODS.stream().noneMatch(kept::has)) {
            return;
        }
        addIf(item.pointer().contains("#"), Kind.FRAGMENTS, item.pointer());
        addIf(item.has("servers"), Kind.SERVERS, item.at("servers"));
        item.items("parameters").forEach(this::parameter);
        for (String method : WrittenOperation.METHODS) {
            SpecPart operation = item.get(method);
            if (kept.has(method) && operation.isObject()) {
                addIf(operation.has("servers"), Kind.SERVERS, operation.at("servers"));
                operation.members("callbacks").values().forEach(callback -> add(Kind.CALLBACKS, callback.pointer()));
                operation.items("parameters").forEach(this::parameter);
                addIf(
                        WITHOUT_BODY.contains(method) && operation.has("requestBody"),
                        Kind.BODY,
                        operation.at("requestBody"));
                content(operation.get("requestBody"));
                operation.members("responses").values().forEach(this::response);
            }
        }
    }

    private void parameter(SpecPart parameter) {
        addIf(OperationCheck.isReserved(parameter), Kind.HEADERS, parameter.pointer());
        schema(parameter.get("schema"));
        content(parameter);
    }

    private void response(SpecPart response) {
        response.members("links").values().forEach(link -> add(Kind.LINKS, link.pointer()));
        content(response);
    }

    private void content(SpecPart holder) {
        holder.members("content").values().forEach(media -> schema(media.get("schema")));
    }

    private void schema(SpecPart schema) {
        schema.members().forEach((keyword, value) -> {
            if (MAPS.contains(keyword)) {
                value.members().values().forEach(this::schema);
            } else if (LISTS.contains(keyword)) {
                schema.items(keyword).forEach(this::schema);
            } else if (SCHEMAS.contains(keyword)) {
                schema(value);
            }
            addIf(keyword.equals("prefixItems"), Kind.TUPLES, value.pointer());
            addIf(keyword.equals("patternProperties"), Kind.PATTERNS, value.pointer());
            addIf(LIMITS.contains(keyword), Kind.LIMITS, value.pointer());
            if (!KEYWORDS.contains(keyword) && !LIMITS.contains(keyword) && !keyword.matches("(?s)(x-|\\$).*")) {
                add(Kind.KEYWORDS, keyword, value);
            }
        });
        String format = schema.text("format");
        if (format != null && !FORMATS.contains(format)) {
            add(Kind.FORMATS, format, schema.get("format"));
        }
    }

    private void add(Kind kind, String name, SpecPart part) {
        names.computeIfAbsent(kind, key -> new LinkedHashSet<>()).add(JavaLiteral.of(name));
        add(kind, part.pointer());
    }

    private void addIf(boolean is, Kind kind, String pointer) {
        if (is) {
            add(kind, pointer);
        }
    }

    private void add(Kind kind, String pointer) {
        places.computeIfAbsent(kind, key -> new ArrayList<>()).add(pointer);
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
