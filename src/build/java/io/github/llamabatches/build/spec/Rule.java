package io.github.llamabatches.build.spec;

/** The rules, in the order of the documentation. Its table and this list are held against each other by a test. */
enum Rule {
    YAML_SYNTAX("yaml-syntax", Group.DOCUMENT, Severity.ERROR, "The file is YAML or JSON."),

    KEYWORD_KNOWN(
            "keyword-known", Group.GENERATION, Severity.ERROR, "Every keyword is one of OpenAPI 3.0.3, spelt right."),
    KEYWORD_VERSION(
            "keyword-version", Group.GENERATION, Severity.ERROR, "Nothing is written that only OpenAPI 3.1 knows."),
    INFO_VERSION("info-version", Group.STYLE, Severity.WARNING, "The version of the document is a semantic version."),
    SERVERS("servers", Group.STYLE, Severity.WARNING, "The document names its servers."),
    SERVER_HTTPS(
            "server-https", Group.STYLE, Severity.ERROR, "Servers are called over https, save on a loopback address."),
    SERVER_SLASH("server-slash", Group.STYLE, Severity.WARNING, "The address of a server doesn't end with a slash."),
    SERVER_VARIABLE(
            "server-variable", Group.STYLE, Severity.ERROR, "Every variable in the address of a server is declared."),
    REFERENCE_TARGET(
            "reference-target",
            Group.GENERATION,
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
    OPERATION_ID("operation-id", Group.GENERATION, Severity.ERROR, "Every operation has an operationId."),
    OPERATION_ID_UNIQUE(
            "operation-id-unique",
            Group.GENERATION,
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
    GET_BODY("get-body", Group.GENERATION, Severity.ERROR, "A GET or HEAD request has no body."),
    SUCCESS_RESPONSE(
            "success-response",
            Group.GENERATION,
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
            "A path has no query, no empty segment, no slash at its end, and braces that match."),
    PATH_UNIQUE(
            "path-unique", Group.STYLE, Severity.ERROR, "No two paths differ only in the names of their parameters."),
    PATH_PARAMETER_DECLARED(
            "path-parameter-declared", Group.GENERATION, Severity.ERROR, "Every parameter in a path is declared."),
    PATH_PARAMETER_USED(
            "path-parameter-used",
            Group.GENERATION,
            Severity.ERROR,
            "Every path parameter that is declared occurs in the path."),
    PATH_PARAMETER_REQUIRED(
            "path-parameter-required", Group.GENERATION, Severity.ERROR, "Path parameters are required."),
    PARAMETER_UNIQUE(
            "parameter-unique",
            Group.GENERATION,
            Severity.ERROR,
            "No list of parameters has two of the same name and place."),
    HEADER_RESERVED(
            "header-reserved",
            Group.GENERATION,
            Severity.ERROR,
            "Accept, Content-Type and Authorization are no parameters."),
    SENSITIVE_PLACE(
            "sensitive-place",
            Group.GENERATION,
            Severity.ERROR,
            "Only headers and cookies are marked with x-sensitive."),
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
            "What hands out next_page_token takes it as page_token, an optional string."),
    PAGING_SIZE("paging-size", Group.STYLE, Severity.WARNING, "An operation with page_token has an integer page_size."),
    PAGING_NEXT_TOKEN(
            "paging-next-token",
            Group.STYLE,
            Severity.ERROR,
            "What takes page_token answers with next_page_token, an optional string."),
    PAGING_ITEMS("paging-items", Group.STYLE, Severity.WARNING, "A page has exactly one list."),
    SCHEMA_TYPE("schema-type", Group.GENERATION, Severity.ERROR, "Every type is one that exists."),
    TYPE_STATED(
            "type-stated",
            Group.STYLE,
            Severity.WARNING,
            "A schema with properties, items, enum values or a format states its type."),
    NULLABLE_TYPE("nullable-type", Group.STYLE, Severity.WARNING, "What is nullable has a type."),
    KEYWORD_TYPE("keyword-type", Group.STYLE, Severity.WARNING, "The keywords of a schema go with its type."),
    FORMAT_KNOWN("format-known", Group.STYLE, Severity.WARNING, "Every format is one that tools know."),
    FORMAT_TYPE("format-type", Group.GENERATION, Severity.ERROR, "A format goes with the type."),
    TIME_FORMAT(
            "time-format",
            Group.STYLE,
            Severity.WARNING,
            "What is called …_at and is a string has a format of dates and times."),
    INTEGER_FORMAT(
            "integer-format", Group.STYLE, Severity.WARNING, "An integer has a format that says how large it can be."),
    ARRAY_ITEMS("array-items", Group.GENERATION, Severity.ERROR, "An array says what is in it."),
    REQUIRED_PROPERTY(
            "required-property",
            Group.STYLE,
            Severity.ERROR,
            "What is required is a property of the schema or of what it includes."),
    REQUIRED_UNIQUE("required-unique", Group.STYLE, Severity.ERROR, "No property is required twice."),
    BOUNDS_ORDER("bounds-order", Group.STYLE, Severity.ERROR, "A lower bound is not above the upper one."),
    READ_WRITE_ONLY("read-write-only", Group.STYLE, Severity.ERROR, "Nothing is both readOnly and writeOnly."),
    DEFAULT_TYPE("default-type", Group.STYLE, Severity.ERROR, "A default has the type of its schema."),
    ENUM_EMPTY("enum-empty", Group.GENERATION, Severity.ERROR, "An enum has values."),
    ENUM_UNIQUE("enum-unique", Group.GENERATION, Severity.ERROR, "No value of an enum is listed twice."),
    ENUM_TYPE("enum-type", Group.GENERATION, Severity.ERROR, "The values of an enum have the type of its schema."),
    ENUM_DEFAULT("enum-default", Group.GENERATION, Severity.ERROR, "The default of an enum is one of its values."),
    ENUM_EXTENSIBLE(
            "enum-extensible",
            Group.STYLE,
            Severity.WARNING,
            "Enums are marked with x-extensible-enum, because responses grow."),
    ENUM_DESCRIPTIONS(
            "enum-descriptions",
            Group.GENERATION,
            Severity.ERROR,
            "x-enum-descriptions has one description for each value."),
    ENUM_GROUPS(
            "enum-groups",
            Group.GENERATION,
            Severity.ERROR,
            "x-enum-groups has names of Java methods, descriptions, and values of the enum."),

    SUPPORTED_COMPOSITION(
            "supported-composition",
            Group.GENERATION,
            Severity.ERROR,
            "Schemas are composed in ways that fit into a record: not with oneOf, anyOf, not or a discriminator."),
    SUPPORTED_ENUM(
            "supported-enum", Group.GENERATION, Severity.ERROR, "Enums are of strings that can be written in Java."),
    SUPPORTED_FORMAT("supported-format", Group.GENERATION, Severity.ERROR, "Nothing is binary."),
    SUPPORTED_NAME(
            "supported-name",
            Group.GENERATION,
            Severity.ERROR,
            "Names can be written in Java, and in a template of Feign."),
    SUPPORTED_PARAMETER(
            "supported-parameter",
            Group.GENERATION,
            Severity.ERROR,
            "Parameters are scalars or lists, in the default style of their place, with one cookie at most."),
    SUPPORTED_MEDIA_TYPE(
            "supported-media-type",
            Group.GENERATION,
            Severity.ERROR,
            "The bodies of requests and of successes are JSON: not forms, XML, text or bytes."),
    SUPPORTED_OPERATION(
            "supported-operation",
            Group.GENERATION,
            Severity.ERROR,
            "An operation has one kind of result, and neither callbacks nor links."),
    SUPPORTED_DIRECTION(
            "supported-direction",
            Group.GENERATION,
            Severity.ERROR,
            "What only one side writes is not required of the other.");

    /** What a rule is about, which says when it matters. */
    enum Group {
        /** The file is what it claims to be. */
        DOCUMENT,
        /** The templates can turn it into code that is right. */
        GENERATION,
        /** It is as clear and as careful as this project wants it. */
        STYLE,
        /** It goes with what the last release promised. */
        COMPATIBILITY
    }

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

    String id() {
        return id;
    }

    Group group() {
        return group;
    }

    /** How bad it is to break this rule, unless the finding says otherwise. */
    Severity severity() {
        return severity;
    }

    /** What must hold, as one sentence. */
    String summary() {
        return summary;
    }

    @Override
    public String toString() {
        return id;
    }
}
