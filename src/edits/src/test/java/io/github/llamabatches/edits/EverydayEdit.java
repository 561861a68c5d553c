package io.github.llamabatches.edits;

import static io.github.llamabatches.edits.Specification.Place.FIRST;
import static io.github.llamabatches.edits.Specification.Place.LAST;
import static io.github.llamabatches.edits.Specification.Place.MIDDLE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** An edit of the specification as anybody makes it, and what it does to the version. */
enum EverydayEdit {
    OPTIONAL_STRING_FIRST(
            Raise.MINOR, spec -> spec.addOptional("Batch", FIRST, "label", described("A label.", "type", "string"))),
    OPTIONAL_NULLABLE_STRING_IN_THE_MIDDLE(
            Raise.MINOR,
            spec -> spec.addOptional(
                    "Batch", MIDDLE, "comment", described("A comment.", "type", "string", "nullable", true))),
    OPTIONAL_NULLABLE_ENUM(Raise.MINOR, spec -> {
        spec.addSchema("Priority", enumeration("How urgent a batch is.", "low", "high"));
        spec.addOptional("Batch", LAST, "priority", referenceTo("Priority", "How urgent it is.", "nullable", true));
    }),
    OPTIONAL_NULLABLE_TIME_OF_THE_SERVER(
            Raise.MINOR,
            spec -> spec.addOptional(
                    "Batch",
                    MIDDLE,
                    "started_at",
                    described(
                            "When it was started.",
                            "type",
                            "string",
                            "format",
                            "date-time",
                            "nullable",
                            true,
                            "readOnly",
                            true))),
    OPTIONAL_NULLABLE_LIST(
            Raise.MINOR,
            spec -> spec.addOptional(
                    "Batch",
                    LAST,
                    "labels",
                    described("Its labels.", "type", "array", "items", map("type", "string"), "nullable", true))),
    REQUIRED_STRING_LAST(
            Raise.MINOR,
            spec -> spec.addRequired("Batch", LAST, "region", described("Its region.", "type", "string"), "eu")),
    REQUIRED_INT64_FIRST(
            Raise.MINOR,
            spec -> spec.addRequired(
                    "Batch",
                    FIRST,
                    "file_count",
                    described("How many files it has.", "type", "integer", "format", "int64"),
                    7)),
    REQUIRED_OBJECT(Raise.MINOR, spec -> {
        spec.addSchema(
                "Owner",
                object(
                        "Who created a batch.",
                        List.of("user_id", "joined_on"),
                        map(
                                "user_id",
                                described("The id of the user.", "type", "string", "format", "uuid"),
                                "joined_on",
                                described("Since when there is such a user.", "type", "string", "format", "date"),
                                "mail_address",
                                described("Where to write to.", "type", "string"))));
        spec.addRequired(
                "Batch",
                MIDDLE,
                "owner",
                referenceTo("Owner", "Who created it."),
                map("user_id", "00000000-0000-0000-0000-000000000001", "joined_on", "2026-01-01"));
    }),
    REQUIRED_LIST_OF_ENUMS(Raise.MINOR, spec -> {
        spec.addSchema("Capability", enumeration("What a batch can do.", "retry", "resume", "split"));
        spec.addRequired(
                "Batch",
                MIDDLE,
                "capabilities",
                described("What it can do.", "type", "array", "items", map("$ref", "#/components/schemas/Capability")),
                list("retry"));
    }),
    REQUIRED_MAP_AND_FREE_JSON(Raise.MINOR, spec -> {
        spec.addRequired(
                "Batch",
                LAST,
                "annotations",
                described("Texts by name.", "type", "object", "additionalProperties", map("type", "string")),
                map("name", "text"));
        spec.addRequired(
                "BatchConfig", FIRST, "options", described("Any options.", "type", "object"), map("a", list(1, true)));
    }),
    REQUIRED_FIELDS_FAR_DOWN(Raise.MINOR, spec -> {
        spec.addRequired(
                "JobReference",
                FIRST,
                "attempt",
                described("Which attempt it is.", "type", "integer", "format", "int32"),
                1);
        spec.addRequired(
                "BatchJob", MIDDLE, "dry_run", described("Whether nothing is kept.", "type", "boolean"), false);
        spec.addRequired("BatchResult", LAST, "cost", described("What it cost.", "type", "number"), 0.25);
    }),
    REQUIRED_FIELD_OF_A_PAGE(
            Raise.MINOR,
            spec -> spec.addRequired(
                    "BatchPage",
                    FIRST,
                    "listed_at",
                    described("When it was listed.", "type", "string", "format", "date-time"),
                    "2026-01-01T00:00:00Z")),
    OPTIONAL_PARAMETER_FIRST(
            Raise.MINOR,
            spec -> spec.addParameter(
                    Names.BATCHES,
                    FIRST,
                    parameter("query", "owner_id", "Keep those of an owner.", map("type", "string")))),
    OPTIONAL_ENUM_PARAMETER_IN_THE_MIDDLE(
            Raise.MINOR,
            spec -> spec.addParameter(
                    Names.BATCHES,
                    MIDDLE,
                    parameter(
                            "query",
                            "job_type",
                            "Keep those with jobs of a type.",
                            map("$ref", "#/components/schemas/JobType")))),
    OPTIONAL_LIST_PARAMETER_LAST(
            Raise.MINOR,
            spec -> spec.addParameter(
                    Names.BATCHES,
                    LAST,
                    parameter(
                            "query",
                            "batch_ids",
                            "Keep those with one of these ids.",
                            map("type", "array", "items", map("type", "string"))))),
    OPTIONAL_HEADER(
            Raise.MINOR,
            spec -> spec.addParameter(
                    Names.BATCHES,
                    MIDDLE,
                    parameter("header", "X-Client-Name", "Who is asking.", map("type", "string")))),
    /** In an operation of its own, since one operation has one cookie at most. */
    OPTIONAL_COOKIE(
            Raise.MINOR,
            spec -> spec.addPath(
                    Names.BATCHES + "/latest",
                    map(
                            "get",
                            operation(
                                    "getLatestBatch",
                                    "Get the latest batch",
                                    List.of(parameter(
                                            "cookie", "colour_scheme", "How to show it.", map("type", "string"))),
                                    "Batch")))),
    ENUM_VALUES_IN_THE_MIDDLE(Raise.MINOR, spec -> {
        spec.addEnumValue("BatchStatus", MIDDLE, "PAUSED", "Somebody paused it.");
        spec.addEnumValue("JobType", FIRST, "classify_v1", "Documents are sorted.");
    }),
    DESCRIPTIONS_EVERYWHERE(Raise.NONE, spec -> spec.changeDescriptions(text -> "In other words: " + text)),
    UNUSED_SCHEMA(Raise.MINOR, spec -> {
        Map<String, Object> schema = object(
                "What a later release will hand out.",
                List.of("id"),
                map("id", described("Its id.", "type", "string")));
        schema.put(
                "x-spec-gate-ignore",
                list(map(
                        "rule",
                        "component-used",
                        "reason",
                        "The operation that uses it comes with the next release.")));
        spec.addSchema("BatchTemplate", schema);
    }),
    OPERATION_WITH_A_PATH_PARAMETER(Raise.MINOR, spec -> {
        Map<String, Object> id = parameter("path", "batch_id", "The id of the batch.", map("type", "string"));
        id.put("required", true);
        spec.addPath(
                Names.BATCHES + "/{batch_id}", map("get", operation("getBatch", "Get a batch", List.of(id), "Batch")));
    }),
    OPERATION_WITH_A_BODY(Raise.MINOR, spec -> {
        spec.addSchema(
                "BatchRequest",
                object(
                        "What to run.",
                        List.of("source_directory_id"),
                        map(
                                "source_directory_id",
                                described("The directory whose files are worked through.", "type", "string"),
                                "comment",
                                described("A comment.", "type", "string", "nullable", true))));
        Map<String, Object> create = operation("createBatch", "Create a batch", List.of(), "Batch");
        create.put(
                "requestBody", map("description", "What to run.", "required", true, "content", json("BatchRequest")));
        spec.addOperation(Names.BATCHES, "post", create);
    }),
    VERSION_ALONE(Raise.PATCH, spec -> {});

    /** The number of the version that an edit raises. */
    enum Raise {
        NONE,
        PATCH,
        MINOR;

        String of(String version) {
            String[] parts = version.split("[.]");
            return switch (this) {
                case NONE -> version;
                case PATCH -> parts[0] + "." + parts[1] + "." + (Integer.parseInt(parts[2]) + 1);
                case MINOR -> parts[0] + "." + (Integer.parseInt(parts[1]) + 1) + ".0";
            };
        }
    }

    /** An enum's constants can't use a constant that stands behind them. */
    private static final class Names {
        static final String BATCHES = "/api/v2/batches";
    }

    private final Raise raise;
    private final Consumer<Specification> edit;

    EverydayEdit(Raise raise, Consumer<Specification> edit) {
        this.raise = raise;
        this.edit = edit;
    }

    /** Those that are tried with each commit: one of each kind that used to need other edits too. */
    static List<EverydayEdit> few() {
        return List.of(OPTIONAL_NULLABLE_STRING_IN_THE_MIDDLE, REQUIRED_OBJECT, OPTIONAL_HEADER);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void apply(Specification specification) {
        edit.accept(specification);
        specification.setVersion(raise.of(specification.version()));
    }

    @Override
    public String toString() {
        return id();
    }

    private static Map<String, Object> described(String description, Object... keysAndValues) {
        Map<String, Object> schema = map(keysAndValues);
        schema.put("description", description);
        return schema;
    }

    private static Map<String, Object> referenceTo(String schema, String description, Object... keysAndValues) {
        Map<String, Object> property = described(description, keysAndValues);
        property.put("allOf", list(map("$ref", "#/components/schemas/" + schema)));
        return property;
    }

    private static Map<String, Object> object(
            String description, List<String> required, Map<String, Object> properties) {
        return described(
                description, "type", "object", "required", new ArrayList<>(required), "properties", properties);
    }

    private static Map<String, Object> enumeration(String description, String... values) {
        List<Object> descriptions = new ArrayList<>();
        for (String value : values) {
            descriptions.add("It is " + value + ".");
        }
        return described(
                description,
                "type",
                "string",
                "enum",
                list((Object[]) values),
                "x-enum-descriptions",
                descriptions,
                "x-extensible-enum",
                true);
    }

    private static Map<String, Object> parameter(
            String in, String name, String description, Map<String, Object> schema) {
        return map("name", name, "in", in, "description", description, "schema", schema);
    }

    private static Map<String, Object> operation(
            String id, String summary, List<Map<String, Object>> parameters, String answer) {
        Map<String, Object> operation = map(
                "operationId",
                id,
                "tags",
                list("Batches"),
                "summary",
                summary,
                "description",
                summary + ".",
                "responses",
                map(
                        "200",
                        map("description", "It went well.", "content", json(answer)),
                        "default",
                        map("description", "The request failed.", "content", json("ErrorBody"))));
        if (!parameters.isEmpty()) {
            operation.put("parameters", new ArrayList<>(parameters));
        }
        return operation;
    }

    private static Map<String, Object> json(String schema) {
        return map("application/json", map("schema", map("$ref", "#/components/schemas/" + schema)));
    }

    private static List<Object> list(Object... items) {
        return new ArrayList<>(List.of(items));
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }
}
