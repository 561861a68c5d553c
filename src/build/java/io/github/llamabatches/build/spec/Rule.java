package io.github.llamabatches.build.spec;

/** The rules, in the order of the documentation. Its table and this list are held against each other by a test. */
enum Rule {
    YAML_SYNTAX("yaml-syntax", Group.DOCUMENT, Severity.ERROR, "The file is YAML or JSON."),

    COMPARISON_POSSIBLE(
            "comparison-possible",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "Both specifications are OpenAPI 3.0 that can be read in full, so that they can be compared."),
    VERSION_NOT_RAISED(
            "version-not-raised",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "info.version rises as far as the changes demand."),
    BREAKING_CHANGE(
            "breaking-change",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "Nothing that openapi-diff calls incompatible happens beside the changes that have rules of their own."),
    OPERATION_ADDED("operation-added", Group.COMPATIBILITY, Severity.NOTE, "A new operation is announced."),
    OPERATION_REMOVED("operation-removed", Group.COMPATIBILITY, Severity.ERROR, "An operation stays."),
    OPERATION_MOVED(
            "operation-moved", Group.COMPATIBILITY, Severity.ERROR, "An operation stays at its path and its method."),
    OPERATION_RENAMED(
            "operation-renamed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "An operation keeps its operationId, which is the name of the Java method."),
    OPERATION_TAGS_CHANGED(
            "operation-tags-changed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "An operation keeps its tags, which are the names of the Java interfaces."),
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
            Severity.ERROR,
            "A parameter stays in or out of the query record."),
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
    SCHEMA_ADDED("schema-added", Group.COMPATIBILITY, Severity.NOTE, "A new schema is announced."),
    SCHEMA_REMOVED("schema-removed", Group.COMPATIBILITY, Severity.ERROR, "A schema stays, as it is a Java class."),
    SCHEMA_RENAMED(
            "schema-renamed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "A schema keeps its name, which is that of the Java class."),
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
    NULLABLE_ADDED("nullable-added", Group.COMPATIBILITY, Severity.ERROR, "What a response holds doesn't become null."),
    NULLABLE_REMOVED(
            "nullable-removed",
            Group.COMPATIBILITY,
            Severity.ERROR,
            "What a request may send as null can still be null."),
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
            "What a request could send stays allowed."),
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
            "A group of enum values stays, as it is a Java method."),
    DEFAULT_CHANGED(
            "default-changed",
            Group.COMPATIBILITY,
            Severity.WARNING,
            "What happens if a value is left out stays the same."),
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
    DEPRECATION_CHANGED(
            "deprecation-changed",
            Group.COMPATIBILITY,
            Severity.NOTE,
            "What becomes deprecated, or is no longer, is announced."),
    OTHER_CHANGE(
            "other-change", Group.COMPATIBILITY, Severity.WARNING, "Nothing else changes beside words and examples.");

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
