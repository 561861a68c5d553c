package io.github.llamabatches.build.spec;

/** The rules, in the order of the documentation. Its table and this list are held against each other by a test. */
enum Rule {
    FILE_SIZE("file-size", Group.DOCUMENT, Severity.ERROR, "The file has at most 10 MB."),
    UTF_8("utf-8", Group.DOCUMENT, Severity.ERROR, "The file is UTF-8, without a byte order mark."),
    EMPTY_FILE("empty-file", Group.DOCUMENT, Severity.ERROR, "The file holds a document."),
    YAML_SYNTAX("yaml-syntax", Group.DOCUMENT, Severity.ERROR, "The file is YAML or JSON."),
    YAML_TAB("yaml-tab", Group.DOCUMENT, Severity.ERROR, "YAML is indented with spaces."),
    YAML_DOCUMENTS("yaml-documents", Group.DOCUMENT, Severity.ERROR, "The file holds one document."),
    YAML_ALIAS("yaml-alias", Group.DOCUMENT, Severity.ERROR, "Nothing is repeated by anchors, aliases or merge keys."),
    YAML_TAG("yaml-tag", Group.DOCUMENT, Severity.ERROR, "No value has a YAML tag."),
    NESTING_DEPTH("nesting-depth", Group.DOCUMENT, Severity.ERROR, "Nothing is nested deeper than 200 levels."),
    DUPLICATE_KEY("duplicate-key", Group.DOCUMENT, Severity.ERROR, "A key comes once in its object."),
    UNQUOTED_KEY(
            "unquoted-key",
            Group.DOCUMENT,
            Severity.ERROR,
            "A key that looks like a number, a boolean or null is quoted."),
    UNQUOTED_WORD(
            "unquoted-word",
            Group.DOCUMENT,
            Severity.ERROR,
            "A word that YAML 1.1 reads as a boolean or as null is quoted, or written true, false or null."),
    UNQUOTED_DATE("unquoted-date", Group.DOCUMENT, Severity.ERROR, "A date or time is quoted."),
    UNQUOTED_NUMBER(
            "unquoted-number",
            Group.DOCUMENT,
            Severity.ERROR,
            "A number that readers of YAML understand differently is quoted or written plainly."),
    UNQUOTED_VERSION(
            "unquoted-version", Group.DOCUMENT, Severity.ERROR, "A version is quoted if it looks like a number."),
    OPENAPI_VERSION("openapi-version", Group.DOCUMENT, Severity.ERROR, "The document is OpenAPI 3.0.x."),
    EXTERNAL_REFERENCE(
            "external-reference", Group.DOCUMENT, Severity.ERROR, "Every reference points into this document."),
    OPENAPI_PARSER(
            "openapi-parser",
            Group.DOCUMENT,
            Severity.ERROR,
            "Swagger Parser understands the document without a complaint."),
    OPENAPI_SCHEMA(
            "openapi-schema",
            Group.DOCUMENT,
            Severity.ERROR,
            "The document follows the official schema of OpenAPI 3.0."),
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
    SUPPRESSION_UNUSED("suppression-unused", Group.STYLE, Severity.WARNING, "Every suppression suppresses something.");

    /** What a rule is about, which says when it matters. */
    enum Group {
        /** The file is what it claims to be. */
        DOCUMENT,
        /** The templates can turn it into code that is right. */
        GENERATION,
        /** It is as clear and as careful as this project wants it. */
        STYLE,
        /** It goes with what the last release promised. */
        COMPATIBILITY;

        /** Whether generated code is wrong, or can't be had, if such a rule is broken. */
        boolean mattersForGeneration() {
            return this == DOCUMENT || this == GENERATION;
        }
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
