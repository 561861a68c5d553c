package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rules; ids, groups, severities and titles are in rules.yaml, out of which a test writes the documentation. */
public enum Rule {
    FILE_SIZE,
    UTF_8,
    BYTE_ORDER_MARK,
    EMPTY_FILE,
    YAML_SYNTAX,
    YAML_TAB,
    YAML_DOCUMENTS,
    YAML_ALIAS,
    YAML_TAG,
    NESTING_DEPTH,
    DUPLICATE_KEY,
    UNQUOTED_KEY,
    UNQUOTED_WORD,
    UNQUOTED_DATE,
    UNQUOTED_NUMBER,
    UNQUOTED_COMMENT,
    UNQUOTED_VERSION,
    OPENAPI_VERSION,
    EXTERNAL_REFERENCE,
    OPENAPI_PARSER,
    OPENAPI_SCHEMA,
    EXAMPLE_INVALID,
    EXAMPLE_WITHOUT_OFFSET,
    EXAMPLE_UNCHECKED,
    SUPPRESSION_WITHOUT_REASON,
    SUPPRESSION_UNKNOWN_RULE,
    SUPPRESSION_UNUSED,
    KEYWORD_KNOWN,
    KEYWORD_VERSION,
    KEYWORD_SHAPE,
    KEYWORD_EXCLUSIVE,
    MEDIA_TYPE_KNOWN,
    RESPONSE_STATUS,
    INFO_VERSION,
    SERVERS,
    SERVER_HTTPS,
    SERVER_SLASH,
    SERVER_VARIABLE,
    REFERENCE_TARGET,
    REFERENCE_SIBLINGS,
    COMPONENT_USED,
    DESCRIPTION,
    DEPRECATION,
    OPERATION_ID,
    OPERATION_ID_UNIQUE,
    OPERATION_ID_CASE,
    OPERATION_SUMMARY,
    OPERATION_SECURITY,
    SECURITY_DEFINED,
    SECURITY_SCOPE,
    GET_BODY,
    SUCCESS_RESPONSE,
    ERROR_RESPONSE,
    RESPONSE_BODY,
    OPERATION_TAG,
    TAG_DECLARED,
    TAG_USED,
    TAG_UNIQUE,
    PATH_FORM,
    PATH_UNIQUE,
    PATH_PARAMETER_DECLARED,
    PATH_PARAMETER_USED,
    PATH_PARAMETER_REQUIRED,
    PARAMETER_UNIQUE,
    HEADER_RESERVED,
    SENSITIVE_PLACE,
    SENSITIVE_EXAMPLE,
    PROPERTY_CASE,
    PARAMETER_CASE,
    SCHEMA_CASE,
    SCHEMA_UNIQUE,
    PAGING_TOKEN,
    PAGING_SIZE,
    PAGING_NEXT_TOKEN,
    PAGING_ITEMS,
    SCHEMA_TYPE,
    TYPE_STATED,
    NULLABLE_TYPE,
    NULL_OR_ABSENT,
    KEYWORD_TYPE,
    FORMAT_KNOWN,
    FORMAT_TYPE,
    PATTERN_VALID,
    PATTERN_DIALECT,
    TIME_FORMAT,
    INTEGER_FORMAT,
    ARRAY_ITEMS,
    REQUIRED_PROPERTY,
    REQUIRED_UNIQUE,
    BOUNDS_ORDER,
    SCHEMA_POSSIBLE,
    DISCRIMINATOR_PROPERTY,
    READ_WRITE_ONLY,
    DEFAULT_TYPE,
    ENUM_EMPTY,
    ENUM_UNIQUE,
    ENUM_TYPE,
    ENUM_BLANK,
    ENUM_DEFAULT,
    ENUM_EXTENSIBLE,
    ENUM_DESCRIPTIONS,
    ENUM_GROUPS,
    SUPPORTED_COMPOSITION,
    SUPPORTED_ENUM,
    SUPPORTED_FORMAT,
    SUPPORTED_NAME,
    SUPPORTED_PARAMETER,
    SUPPORTED_MEDIA_TYPE,
    SUPPORTED_OPERATION,
    SUPPORTED_LENIENCY,
    SUPPORTED_DIRECTION,
    COMPARISON_POSSIBLE,
    VERSION_NOT_RAISED,
    GENERATED_CODE_CHANGED,
    OPERATION_ADDED,
    OPERATION_REMOVED,
    OPERATION_MOVED,
    OPERATION_RENAMED,
    OPERATION_TAGS_CHANGED,
    PARAMETER_ADDED,
    REQUIRED_PARAMETER_ADDED,
    PARAMETER_REMOVED,
    PARAMETER_RENAMED,
    PARAMETER_REQUIRED,
    PARAMETER_OPTIONAL,
    PARAMETER_SERIALIZATION_CHANGED,
    SENSITIVE_CHANGED,
    REQUEST_BODY_CHANGED,
    REQUEST_BODY_ADDED,
    RESPONSE_ADDED,
    RESPONSE_REMOVED,
    RESPONSE_HEADER_CHANGED,
    CONTENT_TYPE_ADDED,
    CONTENT_TYPE_REMOVED,
    SCHEMA_ADDED,
    SCHEMA_REMOVED,
    SCHEMA_RENAMED,
    PROPERTY_ADDED,
    REQUIRED_PROPERTY_ADDED,
    PROPERTY_REMOVED,
    PROPERTY_RENAMED,
    PROPERTY_OPTIONAL,
    PROPERTY_REQUIRED,
    NULLABLE_ADDED,
    NULLABLE_REMOVED,
    TYPE_CHANGED,
    FORMAT_CHANGED,
    COMPOSITION_CHANGED,
    ENUM_VALUE_ADDED,
    CLOSED_ENUM_VALUE_ADDED,
    ENUM_VALUE_REMOVED,
    REQUEST_ENUM_VALUE_REMOVED,
    ENUM_OPENNESS_CHANGED,
    ENUM_GROUP_ADDED,
    ENUM_GROUP_CHANGED,
    ENUM_GROUP_REMOVED,
    DEFAULT_CHANGED,
    REQUEST_CONSTRAINT_NARROWED,
    CONSTRAINT_CHANGED,
    ADDITIONAL_PROPERTIES_CHANGED,
    SECURITY_CHANGED,
    SECURITY_ADDED,
    SERVER_ADDED,
    SERVER_REMOVED,
    DIRECTION_CHANGED,
    DEPRECATION_CHANGED,
    OTHER_CHANGE;

    /** The subject of a rule, which decides when the rule matters. */
    public enum Group {
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
        public boolean canBeSuppressed() {
            return this == GENERATION || this == STYLE || this == COMPATIBILITY;
        }

        /** Whether no code can be had if such a rule is broken. */
        public boolean mattersForGeneration() {
            return this == DOCUMENT || this == GENERATION;
        }
    }

    private static final Map<String, Rule> RULES = read();

    private final int order;
    private final String id;
    private final JsonNode data;

    private Rule(int order, String id, JsonNode data) {
        this.order = order;
        this.id = id;
        this.data = data;
    }

    private static Map<String, Rule> read() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Rule.class.getResourceAsStream("rules.yaml"), "rules.yaml")) {
            JsonNode data = new ObjectMapper()
                    .valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
            data.properties()
                    .forEach(entry ->
                            rules.put(entry.getKey(), new Rule(rules.size(), entry.getKey(), entry.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    /** Returns all rules in the order of the documentation. */
    public static Collection<Rule> all() {
        return RULES.values();
    }

    /**
     * Returns the rule with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Rule of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
    }

    public static Set<Rule> of(String... ids) {
        return Stream.of(ids).map(Rule::of).collect(Collectors.toUnmodifiableSet());
    }

    public static Optional<Rule> find(String id) {
        return Optional.ofNullable(RULES.get(id));
    }

    public String id() {
        return id;
    }

    public boolean is(String other) {
        return id.equals(other);
    }

    public Group group() {
        return Group.valueOf(data.path("group").textValue().toUpperCase(Locale.ROOT));
    }

    /** Returns whether it is about names that are invisible over HTTP: they count where generated code shows them. */
    public boolean isOfNames() {
        return data.path("names").booleanValue();
    }

    /** Returns the severity of a violation, unless the finding has another one. */
    public Severity severity() {
        return Severity.valueOf(data.path("severity").textValue().toUpperCase(Locale.ROOT));
    }

    /** Returns the requirement as one sentence. */
    public String summary() {
        return data.path("title").textValue();
    }

    /** Returns the entry in rules.yaml, with texts and checks. */
    public JsonNode data() {
        return data;
    }

    @Override
    public int compareTo(Rule other) {
        return Integer.compare(order, other.order);
    }

    @Override
    public String toString() {
        return id;
    }
}
