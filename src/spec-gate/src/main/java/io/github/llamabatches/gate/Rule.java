package io.github.llamabatches.gate;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The rules, in the order of the documentation. Its table and this list are held against each other by a test. */
enum Rule {
    FILE_SIZE("file-size", Group.DOCUMENT, Severity.ERROR, "The file has at most 10 MB."),
    UTF_8("utf-8", Group.DOCUMENT, Severity.ERROR, "The file is UTF-8."),
    BYTE_ORDER_MARK("byte-order-mark", Group.YAML, Severity.ERROR, "The file begins without a byte order mark."),
    EMPTY_FILE("empty-file", Group.DOCUMENT, Severity.ERROR, "The file holds a document."),
    YAML_SYNTAX("yaml-syntax", Group.DOCUMENT, Severity.ERROR, "The file is YAML or JSON."),
    YAML_TAB("yaml-tab", Group.DOCUMENT, Severity.ERROR, "YAML is indented with spaces."),
    YAML_DOCUMENTS("yaml-documents", Group.DOCUMENT, Severity.ERROR, "The file holds one document."),
    YAML_ALIAS("yaml-alias", Group.YAML, Severity.ERROR, "Nothing is repeated by anchors, aliases or merge keys."),
    YAML_TAG("yaml-tag", Group.DOCUMENT, Severity.ERROR, "No value has a YAML tag."),
    NESTING_DEPTH("nesting-depth", Group.DOCUMENT, Severity.ERROR, "Nothing is nested deeper than 200 levels."),
    DUPLICATE_KEY("duplicate-key", Group.DOCUMENT, Severity.ERROR, "A key comes once in its object."),
    UNQUOTED_KEY(
            "unquoted-key", Group.YAML, Severity.ERROR, "A key that looks like a number, a boolean or null is quoted."),
    UNQUOTED_WORD(
            "unquoted-word",
            Group.YAML,
            Severity.ERROR,
            "A word that YAML 1.1 reads as a boolean or as null is quoted, or written true, false or null."),
    UNQUOTED_DATE("unquoted-date", Group.YAML, Severity.ERROR, "A date or time is quoted."),
    UNQUOTED_NUMBER(
            "unquoted-number",
            Group.YAML,
            Severity.ERROR,
            "A number that readers of YAML understand differently is quoted or written plainly."),
    UNQUOTED_COMMENT(
            "unquoted-comment", Group.YAML, Severity.WARNING, "A text with a # in it is quoted, or ends before it."),
    UNQUOTED_VERSION("unquoted-version", Group.YAML, Severity.ERROR, "A version is quoted if it looks like a number."),
    OPENAPI_VERSION("openapi-version", Group.DOCUMENT, Severity.ERROR, "The document is OpenAPI 3.0 or 3.1."),
    EXTERNAL_REFERENCE(
            "external-reference", Group.OPENAPI, Severity.ERROR, "Every reference points into this document."),
    OPENAPI_PARSER(
            "openapi-parser",
            Group.OPENAPI,
            Severity.ERROR,
            "Swagger Parser understands the document without a complaint."),
    OPENAPI_SCHEMA(
            "openapi-schema",
            Group.OPENAPI,
            Severity.ERROR,
            "The document follows the official schema of its version of OpenAPI."),
    EXAMPLE_INVALID("example-invalid", Group.STYLE, Severity.ERROR, "Every example and default follows its schema."),
    EXAMPLE_WITHOUT_OFFSET(
            "example-without-offset", Group.STYLE, Severity.ERROR, "A date-time in an example has an offset."),
    EXAMPLE_UNCHECKED(
            "example-unchecked",
            Group.STYLE,
            Severity.ERROR,
            "Every example and default can be checked against its schema."),
    SUPPRESSION_WITHOUT_REASON(
            "suppression-without-reason", Group.STYLE, Severity.ERROR, "Every suppression has a reason."),
    SUPPRESSION_UNKNOWN_RULE(
            "suppression-unknown-rule",
            Group.STYLE,
            Severity.ERROR,
            "Every suppression names a rule that can be suppressed."),
    SUPPRESSION_UNUSED("suppression-unused", Group.STYLE, Severity.WARNING, "Every suppression suppresses something."),

    KEYWORD_KNOWN("keyword-known", Group.STYLE, Severity.ERROR, "Every keyword is one of OpenAPI 3.0.3, spelt right."),
    KEYWORD_VERSION("keyword-version", Group.STYLE, Severity.ERROR, "Nothing is written that only OpenAPI 3.1 has."),
    KEYWORD_SHAPE(
            "keyword-shape",
            Group.STYLE,
            Severity.ERROR,
            "Every keyword holds a value of its shape: a text, a number, a list, an object, a map."),
    KEYWORD_EXCLUSIVE(
            "keyword-exclusive",
            Group.STYLE,
            Severity.ERROR,
            "Nothing has both example and examples, or both schema and content."),
    MEDIA_TYPE_KNOWN("media-type-known", Group.STYLE, Severity.ERROR, "Every media type is one, and is spelt right."),
    INFO_VERSION("info-version", Group.STYLE, Severity.WARNING, "The version of the document is a semantic version."),
    SERVERS("servers", Group.STYLE, Severity.WARNING, "The document names its servers."),
    SERVER_HTTPS(
            "server-https", Group.STYLE, Severity.ERROR, "Servers are called over https, save on a loopback address."),
    SERVER_SLASH("server-slash", Group.STYLE, Severity.WARNING, "The address of a server doesn't end with a slash."),
    SERVER_VARIABLE(
            "server-variable", Group.STYLE, Severity.ERROR, "Every variable in the address of a server is declared."),
    REFERENCE_TARGET(
            "reference-target",
            Group.STYLE,
            Severity.ERROR,
            "Every reference within the document leads to a definition of the right kind."),
    REFERENCE_SIBLINGS(
            "reference-siblings",
            Group.STYLE,
            Severity.ERROR,
            "Nothing stands beside a $ref, where it would be ignored."),
    COMPONENT_USED(
            "component-used", Group.STYLE, Severity.WARNING, "Every component can be reached from an operation."),
    DESCRIPTION(
            "description",
            Group.STYLE,
            Severity.WARNING,
            "The document, tags, operations, parameters, responses, headers, schemas, properties and security schemes are described."),
    DEPRECATION("deprecation", Group.STYLE, Severity.WARNING, "The description of what is deprecated says so."),
    OPERATION_ID("operation-id", Group.STYLE, Severity.ERROR, "Every operation has an operationId."),
    OPERATION_ID_UNIQUE(
            "operation-id-unique",
            Group.STYLE,
            Severity.ERROR,
            "No two operations have the same operationId, or ids that give the same Java names."),
    OPERATION_ID_CASE("operation-id-case", Group.STYLE, Severity.WARNING, "An operationId is in lowerCamelCase."),
    OPERATION_SUMMARY("operation-summary", Group.STYLE, Severity.WARNING, "Every operation has a summary."),
    OPERATION_SECURITY(
            "operation-security",
            Group.STYLE,
            Severity.WARNING,
            "The document or the operation says which credentials are needed."),
    SECURITY_DEFINED(
            "security-defined", Group.STYLE, Severity.ERROR, "Every security scheme that is named is defined."),
    GET_BODY("get-body", Group.STYLE, Severity.ERROR, "A GET or HEAD request has no body."),
    SUCCESS_RESPONSE(
            "success-response",
            Group.STYLE,
            Severity.ERROR,
            "Every operation has a response for success: 2xx, or a redirect."),
    ERROR_RESPONSE(
            "error-response",
            Group.STYLE,
            Severity.WARNING,
            "Every operation has a response for errors: 4xx, or default."),
    RESPONSE_BODY("response-body", Group.STYLE, Severity.ERROR, "A 204 or 304 has no body."),
    OPERATION_TAG("operation-tag", Group.STYLE, Severity.WARNING, "Every operation has a tag."),
    TAG_DECLARED(
            "tag-declared", Group.STYLE, Severity.WARNING, "Every tag of an operation is declared in the document."),
    TAG_USED("tag-used", Group.STYLE, Severity.WARNING, "Every tag that is declared is that of an operation."),
    TAG_UNIQUE("tag-unique", Group.STYLE, Severity.ERROR, "No tag is declared twice."),
    PATH_FORM(
            "path-form",
            Group.STYLE,
            Severity.WARNING,
            "A path begins with a slash and has no query, no empty segment, no slash at its end, and braces that match."),
    PATH_UNIQUE(
            "path-unique", Group.STYLE, Severity.ERROR, "No two paths differ only in the names of their parameters."),
    PATH_PARAMETER_DECLARED(
            "path-parameter-declared", Group.STYLE, Severity.ERROR, "Every parameter in a path is declared."),
    PATH_PARAMETER_USED(
            "path-parameter-used",
            Group.STYLE,
            Severity.ERROR,
            "Every path parameter that is declared occurs in the path."),
    PATH_PARAMETER_REQUIRED("path-parameter-required", Group.STYLE, Severity.ERROR, "Path parameters are required."),
    PARAMETER_UNIQUE(
            "parameter-unique",
            Group.GENERATION,
            Severity.ERROR,
            "No list of parameters has two of the same name and place."),
    HEADER_RESERVED(
            "header-reserved",
            Group.STYLE,
            Severity.ERROR,
            "Accept, Content-Type and Authorization are no parameters."),
    SENSITIVE_PLACE(
            "sensitive-place", Group.STYLE, Severity.ERROR, "Only headers and cookies are marked with x-sensitive."),
    SENSITIVE_EXAMPLE(
            "sensitive-example",
            Group.STYLE,
            Severity.WARNING,
            "There is no example of what is marked with x-sensitive."),
    PROPERTY_CASE("property-case", Group.STYLE, Severity.WARNING, "Properties are named in snake_case."),
    PARAMETER_CASE(
            "parameter-case", Group.STYLE, Severity.WARNING, "Query and path parameters are named in snake_case."),
    SCHEMA_CASE("schema-case", Group.STYLE, Severity.WARNING, "Schemas are named in UpperCamelCase."),
    SCHEMA_UNIQUE("schema-unique", Group.STYLE, Severity.ERROR, "No two schemas give the same name of a Java class."),
    PAGING_TOKEN(
            "paging-token",
            Group.STYLE,
            Severity.ERROR,
            "An operation that returns next_page_token takes it as page_token, an optional string."),
    PAGING_SIZE("paging-size", Group.STYLE, Severity.WARNING, "An operation with page_token has an integer page_size."),
    PAGING_NEXT_TOKEN(
            "paging-next-token",
            Group.STYLE,
            Severity.ERROR,
            "An operation that takes page_token returns next_page_token, an optional string."),
    PAGING_ITEMS("paging-items", Group.STYLE, Severity.WARNING, "A page has exactly one list."),
    SCHEMA_TYPE("schema-type", Group.STYLE, Severity.ERROR, "Every type is one that exists."),
    TYPE_STATED(
            "type-stated",
            Group.STYLE,
            Severity.WARNING,
            "A schema with properties, items, enum values or a format states its type."),
    NULLABLE_TYPE("nullable-type", Group.STYLE, Severity.WARNING, "A nullable schema has a type."),
    NULL_OR_ABSENT(
            "null-or-absent",
            Group.STYLE,
            Severity.NOTE,
            "An optional property that can be null is readOnly, or null and absent are two things in Java."),
    KEYWORD_TYPE("keyword-type", Group.STYLE, Severity.WARNING, "The keywords of a schema go with its type."),
    FORMAT_KNOWN("format-known", Group.STYLE, Severity.WARNING, "Every format is one that tools support."),
    FORMAT_TYPE("format-type", Group.STYLE, Severity.ERROR, "A format goes with the type."),
    PATTERN_VALID(
            "pattern-valid", Group.STYLE, Severity.ERROR, "A pattern is one of ECMA-262, with or without the flag u."),
    PATTERN_DIALECT(
            "pattern-dialect",
            Group.STYLE,
            Severity.WARNING,
            "A pattern has no escape of another dialect, which ECMA-262 takes for a letter."),
    TIME_FORMAT("time-format", Group.STYLE, Severity.WARNING, "A string named …_at has a format of dates and times."),
    INTEGER_FORMAT(
            "integer-format", Group.STYLE, Severity.WARNING, "An integer has a format that says how large it can be."),
    ARRAY_ITEMS("array-items", Group.STYLE, Severity.ERROR, "An array says what is in it."),
    REQUIRED_PROPERTY(
            "required-property",
            Group.STYLE,
            Severity.ERROR,
            "Every required name is a property of the schema or of one that it includes."),
    REQUIRED_UNIQUE("required-unique", Group.STYLE, Severity.ERROR, "No property is required twice."),
    BOUNDS_ORDER("bounds-order", Group.STYLE, Severity.ERROR, "A lower bound is not above the upper one."),
    SCHEMA_POSSIBLE("schema-possible", Group.STYLE, Severity.ERROR, "Some value meets every schema."),
    READ_WRITE_ONLY("read-write-only", Group.STYLE, Severity.ERROR, "Nothing is both readOnly and writeOnly."),
    DEFAULT_TYPE("default-type", Group.STYLE, Severity.ERROR, "A default has the type of its schema."),
    ENUM_EMPTY("enum-empty", Group.STYLE, Severity.ERROR, "An enum has values."),
    ENUM_UNIQUE("enum-unique", Group.STYLE, Severity.ERROR, "No value of an enum is listed twice."),
    ENUM_TYPE("enum-type", Group.STYLE, Severity.ERROR, "The values of an enum have the type of its schema."),
    ENUM_BLANK("enum-blank", Group.STYLE, Severity.WARNING, "No value of an enum begins or ends with a blank."),
    ENUM_DEFAULT("enum-default", Group.STYLE, Severity.ERROR, "The default of an enum is one of its values."),
    ENUM_EXTENSIBLE(
            "enum-extensible",
            Group.STYLE,
            Severity.WARNING,
            "Enums are marked with x-extensible-enum, because responses grow."),
    ENUM_DESCRIPTIONS(
            "enum-descriptions",
            Group.STYLE,
            Severity.ERROR,
            "x-enum-descriptions has one description for each value."),
    ENUM_GROUPS(
            "enum-groups",
            Group.STYLE,
            Severity.ERROR,
            "x-enum-groups has names of Java methods, descriptions, and values of the enum."),

    SUPPORTED_COMPOSITION(
            "supported-composition",
            Group.GENERATION,
            Severity.ERROR,
            "Schemas are composed in ways that Java has types for."),
    SUPPORTED_ENUM(
            "supported-enum", Group.GENERATION, Severity.ERROR, "Enums are of strings, or of numbers of one type."),
    SUPPORTED_FORMAT(
            "supported-format",
            Group.GENERATION,
            Severity.ERROR,
            "A field of multipart/form-data that is a file is no field of JSON too."),
    SUPPORTED_NAME(
            "supported-name",
            Group.GENERATION,
            Severity.ERROR,
            "Names can be written in Java, and in a template of Feign."),
    SUPPORTED_PARAMETER(
            "supported-parameter",
            Group.GENERATION,
            Severity.ERROR,
            "Parameters are scalars, lists of them or, in a query, objects, in a style that Feign can write, with one cookie at most."),
    SUPPORTED_MEDIA_TYPE(
            "supported-media-type",
            Group.GENERATION,
            Severity.ERROR,
            "Media types are written as such, and the fields of forms can be sent as OpenAPI says."),
    SUPPORTED_OPERATION(
            "supported-operation",
            Group.GENERATION,
            Severity.ERROR,
            "An operation has one kind of result, and neither callbacks nor links."),
    SUPPORTED_LENIENCY(
            "supported-leniency",
            Group.GENERATION,
            Severity.ERROR,
            "Only optional properties that are texts, numbers or booleans are marked with x-ignore-unreadable."),
    SUPPORTED_DIRECTION(
            "supported-direction",
            Group.GENERATION,
            Severity.ERROR,
            "A property that only one side writes is not required of the other."),

    COMPARISON_POSSIBLE(
            "comparison-possible",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "Both specifications are OpenAPI that can be read in full, so that they can be compared."),
    VERSION_NOT_RAISED(
            "version-not-raised",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "The version in info rises as far as the changes demand."),
    GENERATED_CODE_CHANGED(
            "generated-code-changed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "Generated code keeps its types, methods and results, also where only names change; what callers don't notice is a note."),
    OPERATION_ADDED("operation-added", Group.COMPATIBILITY, Severity.NOTE, "A new operation is announced."),
    OPERATION_REMOVED("operation-removed", Group.COMPATIBILITY, Severity.ERROR, "An operation stays."),
    OPERATION_MOVED(
            "operation-moved", Group.COMPATIBILITY, Severity.ERROR, "An operation stays at its path and its method."),
    OPERATION_RENAMED(
            "operation-renamed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "An operation keeps its operationId, by which generated code calls it."),
    OPERATION_TAGS_CHANGED(
            "operation-tags-changed",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "Another tag is announced; an error if generated code is grouped by it."),
    PARAMETER_ADDED("parameter-added", Group.COMPATIBILITY, Severity.NOTE, "A new optional parameter is announced."),
    REQUIRED_PARAMETER_ADDED(
            "required-parameter-added", Group.COMPATIBILITY, Severity.ERROR, "No operation demands a new parameter."),
    PARAMETER_REMOVED("parameter-removed", Group.COMPATIBILITY, Severity.ERROR, "A parameter stays."),
    PARAMETER_RENAMED("parameter-renamed", Group.COMPATIBILITY, Severity.ERROR, "A parameter keeps its name."),
    PARAMETER_REQUIRED(
            "parameter-required",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "An optional parameter doesn't become required."),
    PARAMETER_OPTIONAL(
            "parameter-optional",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "A required parameter that becomes optional is announced."),
    PARAMETER_SERIALIZATION_CHANGED(
            "parameter-serialization-changed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A parameter keeps the way in which it is sent."),
    SENSITIVE_CHANGED(
            "sensitive-changed",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "A parameter that becomes a credential, or is one no longer, is announced; an error if generated code takes it in another way."),
    REQUEST_BODY_CHANGED(
            "request-body-changed", Group.COMPATIBILITY, Severity.ERROR, "A request body stays as demanded as it was."),
    REQUEST_BODY_ADDED(
            "request-body-added", Group.COMPATIBILITY, Severity.NOTE, "A new optional request body is announced."),
    RESPONSE_ADDED("response-added", Group.COMPATIBILITY, Severity.NOTE, "A new response is announced."),
    RESPONSE_REMOVED(
            "response-removed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A success stays a success; of other responses, the removal is a warning."),
    RESPONSE_HEADER_CHANGED(
            "response-header-changed", Group.COMPATIBILITY, Severity.WARNING, "A response keeps its headers."),
    CONTENT_TYPE_ADDED("content-type-added", Group.COMPATIBILITY, Severity.NOTE, "A new content type is announced."),
    CONTENT_TYPE_REMOVED("content-type-removed", Group.COMPATIBILITY, Severity.ERROR, "A content type stays."),
    SCHEMA_ADDED(
            "schema-added",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "A new schema is announced if it shows in generated code."),
    SCHEMA_REMOVED(
            "schema-removed",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "The removal of a schema is announced if it shows in generated code; an error if that breaks callers."),
    SCHEMA_RENAMED(
            "schema-renamed",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "Another name of a schema is announced if it shows in generated code; an error if that breaks callers."),
    PROPERTY_ADDED("property-added", Group.COMPATIBILITY, Severity.NOTE, "A new optional property is announced."),
    REQUIRED_PROPERTY_ADDED(
            "required-property-added", Group.COMPATIBILITY, Severity.ERROR, "No request demands a new property."),
    PROPERTY_REMOVED("property-removed", Group.COMPATIBILITY, Severity.ERROR, "A property stays."),
    PROPERTY_RENAMED("property-renamed", Group.COMPATIBILITY, Severity.ERROR, "A property keeps its name."),
    PROPERTY_OPTIONAL(
            "property-optional",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A required property of a response stays required, as its accessor would return null."),
    PROPERTY_REQUIRED(
            "property-required",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "An optional property of a request stays optional."),
    NULLABLE_ADDED(
            "nullable-added", Group.COMPATIBILITY, Severity.ERROR, "A value in a response doesn't become nullable."),
    NULLABLE_REMOVED(
            "nullable-removed", Group.COMPATIBILITY, Severity.ERROR, "A nullable value in a request stays nullable."),
    TYPE_CHANGED(
            "type-changed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A value keeps its type and format, and so its Java type."),
    FORMAT_CHANGED(
            "format-changed",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "A format that doesn't decide the Java type changes with an announcement."),
    COMPOSITION_CHANGED(
            "composition-changed", Group.COMPATIBILITY, Severity.ERROR, "A schema keeps what it is composed of."),
    ENUM_VALUE_ADDED(
            "enum-value-added",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "A new value of an open enum, or of one that is only sent, is announced."),
    CLOSED_ENUM_VALUE_ADDED(
            "closed-enum-value-added",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "An enum that isn't extensible gets no new value in a response."),
    ENUM_VALUE_REMOVED(
            "enum-value-removed",
            Group.COMPATIBILITY,
            Severity.WARNING,
            "An enum of a response keeps its values, as they are Java constants."),
    REQUEST_ENUM_VALUE_REMOVED(
            "request-enum-value-removed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A value that a request could send stays allowed."),
    ENUM_OPENNESS_CHANGED(
            "enum-openness-changed", Group.COMPATIBILITY, Severity.WARNING, "An enum stays as extensible as it was."),
    ENUM_GROUP_ADDED(
            "enum-group-added", Group.COMPATIBILITY, Severity.NOTE, "A new group of enum values is announced."),
    ENUM_GROUP_CHANGED(
            "enum-group-changed", Group.COMPATIBILITY, Severity.WARNING, "A group of enum values keeps its members."),
    ENUM_GROUP_REMOVED(
            "enum-group-removed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A group of enum values stays, as generated code has a method for it."),
    DEFAULT_CHANGED(
            "default-changed",
            Group.COMPATIBILITY,
            Severity.WARNING,
            "The default of a value that is left out stays the same."),
    REQUEST_CONSTRAINT_NARROWED(
            "request-constraint-narrowed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A request may still send every value that it could send."),
    CONSTRAINT_CHANGED(
            "constraint-changed",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "Limits that no request can break change with an announcement."),
    ADDITIONAL_PROPERTIES_CHANGED(
            "additional-properties-changed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A request may still have the properties it could have; for responses it is a note."),
    SECURITY_CHANGED(
            "security-changed", Group.COMPATIBILITY, Severity.ERROR, "The credentials that were enough stay enough."),
    SECURITY_ADDED("security-added", Group.COMPATIBILITY, Severity.NOTE, "A further way to authenticate is announced."),
    SERVER_ADDED("server-added", Group.COMPATIBILITY, Severity.NOTE, "A new server is announced."),
    SERVER_REMOVED("server-removed", Group.COMPATIBILITY, Severity.ERROR, "A server stays where it is."),
    DIRECTION_CHANGED(
            "direction-changed",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "What becomes readOnly or writeOnly, or is no longer so, is announced; an error if requests, answers or generated code lose by it."),
    DEPRECATION_CHANGED(
            "deprecation-changed", Group.COMPATIBILITY, Severity.NOTE, "A change of deprecation is announced."),
    OTHER_CHANGE(
            "other-change", Group.COMPATIBILITY, Severity.WARNING, "Nothing else changes beside words and examples.");

    /** The subject of a rule, which decides when the rule matters. */
    enum Group {
        /** The file is a document that can be read. */
        DOCUMENT,
        /** Every reader of YAML reads the same. */
        YAML,
        /** The document follows OpenAPI. */
        OPENAPI,
        /** The generator can turn it into code that is right. */
        GENERATION,
        /** It is as clear and as careful as this project wants it. */
        STYLE,
        /** It goes with what the last release promised. */
        COMPATIBILITY;

        /** Whether a document may make an exception. */
        boolean canBeSuppressed() {
            return this == GENERATION || this == STYLE || this == COMPATIBILITY;
        }

        /** Whether no code can be had if such a rule is broken. */
        boolean mattersForGeneration() {
            return this == DOCUMENT || this == GENERATION;
        }
    }

    private static final Set<Rule> OF_NAMES = Set.of(
            OPERATION_RENAMED,
            OPERATION_TAGS_CHANGED,
            SENSITIVE_CHANGED,
            SCHEMA_ADDED,
            SCHEMA_REMOVED,
            SCHEMA_RENAMED,
            ENUM_GROUP_REMOVED);

    private final String id;
    private final Group group;
    private final Severity severity;
    private final String summary;

    Rule(String id, Group group, Severity severity, String summary) {
        this.id = id;
        this.group = group;
        this.severity = severity;
        this.summary = summary;
    }

    /**
     * Returns the rule with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Rule of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
    }

    static Optional<Rule> find(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    Group group() {
        return group;
    }

    /** Whether it is about names of which nothing is seen on the wire: they count where generated code shows them. */
    boolean isOfNames() {
        return OF_NAMES.contains(this);
    }

    /** How bad it is to break this rule, unless the finding says otherwise. */
    Severity severity() {
        return severity;
    }

    /** Returns the requirement as one sentence. */
    String summary() {
        return summary;
    }

    @Override
    public String toString() {
        return id;
    }
}
