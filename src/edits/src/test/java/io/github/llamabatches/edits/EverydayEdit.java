package io.github.llamabatches.edits;

import static io.github.llamabatches.edits.Elements.described;
import static io.github.llamabatches.edits.Elements.enumeration;
import static io.github.llamabatches.edits.Elements.json;
import static io.github.llamabatches.edits.Elements.list;
import static io.github.llamabatches.edits.Elements.map;
import static io.github.llamabatches.edits.Elements.object;
import static io.github.llamabatches.edits.Elements.operation;
import static io.github.llamabatches.edits.Elements.parameter;
import static io.github.llamabatches.edits.Elements.reference;
import static io.github.llamabatches.edits.Elements.referenceTo;
import static io.github.llamabatches.edits.Elements.variant;
import static io.github.llamabatches.edits.Specification.Place.FIRST;
import static io.github.llamabatches.edits.Specification.Place.LAST;
import static io.github.llamabatches.edits.Specification.Place.MIDDLE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Everyday edits of the specification, and the required version increase of each. */
enum EverydayEdit {
    OPTIONAL_STRING_FIRST(
            Raise.MINOR, spec -> spec.addOptional("Batch", FIRST, "label", described("A label.", "type", "string"))),
    OPTIONAL_NULLABLE_STRING_IN_THE_MIDDLE(
            Raise.MINOR,
            spec -> spec.addOptional(
                    "Batch", MIDDLE, "comment", described("A comment.", "type", "string", "nullable", true))),
    OPTIONAL_NULLABLE_ENUM(Raise.MINOR, spec -> {
        spec.addSchema("Priority", enumeration("The urgency of a batch.", "low", "high"));
        spec.addOptional(
                "Batch", LAST, "priority", referenceTo("Priority", "The urgency of the batch.", "nullable", true));
    }),
    OPTIONAL_NULLABLE_TIME_OF_THE_SERVER(
            Raise.MINOR,
            spec -> spec.addOptional(
                    "Batch",
                    MIDDLE,
                    "started_at",
                    described(
                            "The start time.",
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
                    described("The labels.", "type", "array", "items", map("type", "string"), "nullable", true))),
    REQUIRED_STRING_LAST(
            Raise.MINOR,
            spec -> spec.addRequired("Batch", LAST, "region", described("The region.", "type", "string"), "eu")),
    REQUIRED_INT64_FIRST(
            Raise.MINOR,
            spec -> spec.addRequired(
                    "Batch",
                    FIRST,
                    "file_count",
                    described("The number of files.", "type", "integer", "format", "int64"),
                    7)),
    REQUIRED_OBJECT(Raise.MINOR, spec -> {
        spec.addSchema(
                "Owner",
                object(
                        "The creator of a batch.",
                        List.of("user_id", "joined_on"),
                        map(
                                "user_id",
                                described("The id of the user.", "type", "string", "format", "uuid"),
                                "joined_on",
                                described("The day on which the user was created.", "type", "string", "format", "date"),
                                "mail_address",
                                described("The mail address.", "type", "string"))));
        spec.addRequired(
                "Batch",
                MIDDLE,
                "owner",
                referenceTo("Owner", "The creator."),
                map("user_id", "00000000-0000-0000-0000-000000000001", "joined_on", "2026-01-01"));
    }),
    REQUIRED_LIST_OF_ENUMS(Raise.MINOR, spec -> {
        spec.addSchema("Capability", enumeration("A feature of a batch.", "retry", "resume", "split"));
        spec.addRequired(
                "Batch",
                MIDDLE,
                "capabilities",
                described("The features of the batch.", "type", "array", "items", reference("Capability")),
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
                described("The number of the attempt.", "type", "integer", "format", "int32"),
                1);
        spec.addRequired(
                "BatchJob", MIDDLE, "dry_run", described("Whether to discard the results.", "type", "boolean"), false);
        spec.addRequired("BatchResult", LAST, "cost", described("The cost.", "type", "number"), 0.25);
    }),
    REQUIRED_ALTERNATIVES(Raise.MINOR, spec -> {
        spec.addSchema("FileSource", variant("files", "directory_id"));
        spec.addSchema("UrlSource", variant("url", "address"));
        spec.addSchema(
                "Source",
                described(
                        "The source of a batch.",
                        "oneOf",
                        list(reference("FileSource"), reference("UrlSource")),
                        "discriminator",
                        map(
                                "propertyName",
                                "type",
                                "mapping",
                                map(
                                        "files",
                                        "#/components/schemas/FileSource",
                                        "url",
                                        "#/components/schemas/UrlSource"))));
        spec.addRequired(
                "Batch",
                MIDDLE,
                "source",
                referenceTo("Source", "The source."),
                map("type", "url", "address", "https://example.com"));
        spec.addRequired(
                "BatchResult",
                LAST,
                "position",
                described("The position.", "oneOf", list(map("type", "number"), map("type", "string"))),
                7);
        spec.addSchema(
                "AnyReference",
                object("Any reference.", List.of("id"), map("id", described("The id.", "type", "string"))));
        spec.addRequired(
                "BatchConfig",
                LAST,
                "parent",
                described("The parent.", "anyOf", list(reference("JobReference"), reference("AnyReference"))),
                map("id", "parent"));
        spec.addRequired(
                "Batch",
                LAST,
                "inputs",
                described(
                        "The inputs.",
                        "oneOf",
                        list(
                                map("type", "array", "items", map("type", "string")),
                                map("type", "array", "items", reference("AnyReference")))),
                list("a"));
    }),
    REQUIRED_CONSTANTS(Raise.MINOR, spec -> {
        spec.addRequired(
                "Batch",
                MIDDLE,
                "schema_version",
                described("The version.", "type", "integer", "format", "int32", "enum", list(1)),
                1);
        spec.addRequired(
                "BatchResult",
                FIRST,
                "final",
                described("Whether it is final.", "type", "boolean", "enum", list(true)),
                true);
    }),
    REQUIRED_STRINGS_WITH_FORMATS(Raise.MINOR, spec -> {
        spec.addRequired(
                "Batch",
                LAST,
                "home_page",
                described("The home page.", "type", "string", "format", "uri"),
                "https://example.com");
        spec.addRequired(
                "Batch",
                MIDDLE,
                "max_duration",
                described("The maximum duration.", "type", "string", "format", "duration"),
                "PT1H");
    }),
    RECURSIVE_OBJECT(Raise.MINOR, spec -> {
        spec.addSchema(
                "Folder",
                object(
                        "A folder.",
                        List.of("name", "folders"),
                        map(
                                "name",
                                described("The name.", "type", "string"),
                                "folders",
                                described("The folders in it.", "type", "array", "items", reference("Folder")),
                                "parent",
                                referenceTo("Folder", "The folder that contains it.", "nullable", true))));
        spec.addRequired(
                "Batch", MIDDLE, "folder", referenceTo("Folder", "The folder."), map("name", "a", "folders", list()));
    }),
    FIELDS_OF_A_PAGE(Raise.MINOR, spec -> {
        spec.addRequired(
                "BatchPage",
                FIRST,
                "listed_at",
                described("The time of the listing.", "type", "string", "format", "date-time"),
                "2026-01-01T00:00:00Z");
        spec.addOptional("BatchPage", LAST, "warning", described("A warning.", "type", "string", "nullable", true));
    }),
    REQUIRED_INSTEAD_OF_NULLABLE(Raise.MINOR, spec -> {
        spec.requireValue("Batch", "created_at");
        spec.requireValue("Batch", "updated_at");
    }),
    OPTIONAL_PARAMETER_FIRST(
            Raise.MINOR,
            spec -> spec.addParameter(
                    Names.BATCHES,
                    FIRST,
                    parameter("query", "owner_id", "Keep the batches of this owner.", map("type", "string")))),
    OPTIONAL_ENUM_PARAMETER_IN_THE_MIDDLE(
            Raise.MINOR,
            spec -> spec.addParameter(
                    Names.BATCHES,
                    MIDDLE,
                    parameter("query", "job_type", "Keep the batches with jobs of this type.", reference("JobType")))),
    OPTIONAL_LIST_PARAMETER_LAST(
            Raise.MINOR,
            spec -> spec.addParameter(
                    Names.BATCHES,
                    LAST,
                    parameter(
                            "query",
                            "batch_ids",
                            "Keep the batches with these ids.",
                            map("type", "array", "items", map("type", "string"))))),
    OPTIONAL_HEADER(
            Raise.MINOR,
            spec -> spec.addParameter(
                    Names.BATCHES,
                    MIDDLE,
                    parameter("header", "X-Client-Name", "The name of the client.", map("type", "string")))),
    /** Adds an operation, because an operation can have only one cookie. */
    OPTIONAL_COOKIE(
            Raise.MINOR,
            spec -> spec.addPath(
                    Names.BATCHES + "/latest",
                    map(
                            "get",
                            operation(
                                    "getLatestBatch",
                                    "Get the latest batch",
                                    List.of(parameter("cookie", "colour_scheme", "The colors.", map("type", "string"))),
                                    "Batch")))),
    ENUM_VALUES_IN_THE_MIDDLE(Raise.MINOR, spec -> {
        spec.addEnumValue("BatchStatus", MIDDLE, "PAUSED", "The batch was paused.");
        spec.addEnumValue("JobType", FIRST, "classify_v1", "Documents are sorted.");
    }),
    DESCRIPTIONS_EVERYWHERE(Raise.NONE, spec -> spec.changeDescriptions(text -> "In other words: " + text)),
    EVERYTHING_DEPRECATED(Raise.MINOR, Specification::deprecateEverything),
    UNUSED_SCHEMA(Raise.MINOR, spec -> {
        Map<String, Object> schema = object(
                "A template for batches, returned by a later release.",
                List.of("id"),
                map("id", described("The id.", "type", "string")));
        schema.put(
                "x-spec-gate-ignore",
                list(map(
                        "rule",
                        "oas3-unused-component",
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
    OPERATION_WITH_ANOTHER_TAG(Raise.MINOR, spec -> {
        spec.addTag("Jobs", "Jobs of batches.");
        Map<String, Object> operation = operation("getLatestJob", "Get the latest job", List.of(), "JobReference");
        operation.put("tags", list("Jobs"));
        spec.addPath("/api/v2/jobs/latest", map("get", operation));
    }),
    OPERATION_WITH_A_BODY(Raise.MINOR, spec -> {
        spec.addSchema(
                "BatchRequest",
                object(
                        "The batch to create.",
                        List.of("source_directory_id"),
                        map(
                                "source_directory_id",
                                described("The directory with the files.", "type", "string"),
                                "comment",
                                described("A comment.", "type", "string", "nullable", true))));
        Map<String, Object> create = operation("createBatch", "Create a batch", List.of(), "Batch");
        create.put(
                "requestBody",
                map("description", "The batch to create.", "required", true, "content", json("BatchRequest")));
        spec.addOperation(Names.BATCHES, "post", create);
    }),
    ERROR_RESPONSE_OF_ANOTHER_MEDIA_TYPE(Raise.MINOR, spec -> {
        spec.addSchema(
                "Problem",
                object("A problem.", List.of("title"), map("title", described("The title.", "type", "string"))));
        spec.addResponse(
                Names.BATCHES,
                "429",
                described(
                        "There were too many requests.",
                        "headers",
                        map(
                                "Retry-After",
                                described("The seconds to wait.", "schema", map("type", "integer", "format", "int32"))),
                        "content",
                        map("application/problem+json", map("schema", reference("Problem")))));
    }),
    SHARED_EXAMPLE(Raise.NONE, Specification::shareExample),
    OPENAPI_3_1(Raise.NONE, Specification::convertToOpenApi31),
    VERSION_ALONE(Raise.PATCH, spec -> {});

    /** The part of the version number that an edit increases. */
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

    /** Enum constants can't refer to static fields of their enum. */
    private static final class Names {
        static final String BATCHES = "/api/v2/batches";
    }

    private final Raise raise;
    private final Consumer<Specification> edit;

    EverydayEdit(Raise raise, Consumer<Specification> edit) {
        this.raise = raise;
        this.edit = edit;
    }

    /** Returns the edits to test for each commit: one of each kind that once needed other edits. */
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
}
