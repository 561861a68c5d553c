package io.github.llamabatches.build.spec;

/** The rules, in the order of the documentation. Its table and this list are held against each other by a test. */
enum Rule {
    YAML_SYNTAX("yaml-syntax", Group.DOCUMENT, Severity.ERROR, "The file is YAML or JSON.");

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
