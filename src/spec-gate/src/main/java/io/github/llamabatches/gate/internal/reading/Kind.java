package io.github.llamabatches.gate.internal.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds of objects in an OpenAPI 3.0.3 document, each with its keywords and their content.
 *
 * <p>{@code name=KIND} is one object, {@code name=[KIND]} a list and {@code name={KIND}} a map of them; {@code *} is
 * every key that isn't an extension.
 */
public enum Kind {
    DOCUMENT(
            false,
            "openapi info=INFO servers=[SERVER] paths=PATHS webhooks={PATH_ITEM} components=COMPONENTS security"
                    + " tags=[TAG] externalDocs=DOCS"),
    INFO(false, "title description termsOfService contact=CONTACT license=LICENSE version"),
    CONTACT(false, "name url email"),
    LICENSE(false, "name url"),
    SERVER(false, "url description variables={SERVER_VARIABLE}"),
    SERVER_VARIABLE(false, "enum default description"),
    TAG(false, "name description externalDocs=DOCS"),
    DOCS(false, "description url"),
    COMPONENTS(
            false,
            "schemas={SCHEMA} responses={RESPONSE} parameters={PARAMETER} examples={EXAMPLE}"
                    + " requestBodies={REQUEST_BODY} headers={HEADER} securitySchemes={SECURITY_SCHEME}"
                    + " links={LINK} callbacks={CALLBACK}"),
    PATHS(false, "*=PATH_ITEM"),
    PATH_ITEM(
            true,
            "summary description get=OPERATION put=OPERATION post=OPERATION delete=OPERATION options=OPERATION"
                    + " head=OPERATION patch=OPERATION trace=OPERATION servers=[SERVER] parameters=[PARAMETER]"),
    OPERATION(
            false,
            "tags summary description externalDocs=DOCS operationId parameters=[PARAMETER] requestBody=REQUEST_BODY"
                    + " responses=RESPONSES callbacks={CALLBACK} deprecated security servers=[SERVER]"),
    PARAMETER(
            true,
            "name in description required deprecated allowEmptyValue style explode allowReserved schema=SCHEMA example"
                    + " examples={EXAMPLE} content={MEDIA_TYPE}"),
    REQUEST_BODY(true, "description content={MEDIA_TYPE} required"),
    MEDIA_TYPE(false, "schema=SCHEMA example examples={EXAMPLE} encoding={ENCODING}"),
    ENCODING(false, "contentType headers={HEADER} style explode allowReserved"),
    RESPONSES(false, "*=RESPONSE"),
    RESPONSE(true, "description headers={HEADER} content={MEDIA_TYPE} links={LINK}"),
    CALLBACK(true, "*=PATH_ITEM"),
    EXAMPLE(true, "summary description value externalValue"),
    LINK(true, "operationRef operationId parameters requestBody description server=SERVER"),
    HEADER(
            true,
            "description required deprecated allowEmptyValue style explode allowReserved schema=SCHEMA example"
                    + " examples={EXAMPLE} content={MEDIA_TYPE}"),
    SCHEMA(
            true,
            "title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems"
                    + " minItems uniqueItems maxProperties minProperties required enum type allOf=[SCHEMA]"
                    + " oneOf=[SCHEMA] anyOf=[SCHEMA] not=SCHEMA items=SCHEMA properties={SCHEMA}"
                    + " additionalProperties=SCHEMA description format default nullable discriminator=DISCRIMINATOR"
                    + " readOnly writeOnly xml=XML externalDocs=DOCS example deprecated"),
    DISCRIMINATOR(false, "propertyName mapping"),
    XML(false, "name namespace prefix attribute wrapped"),
    SECURITY_SCHEME(true, "type description name in scheme bearerFormat flows=FLOWS openIdConnectUrl"),
    FLOWS(false, "implicit=FLOW password=FLOW clientCredentials=FLOW authorizationCode=FLOW"),
    FLOW(false, "authorizationUrl tokenUrl refreshUrl scopes");

    /** The number of objects in a keyword. */
    public enum Shape {
        ONE,
        LIST,
        MAP
    }

    /** Describes the content of a keyword. */
    public record Content(Shape shape, Kind kind) {

        /** Returns the relative pointers of the objects in a value of the keyword; none in a value of another shape. */
        List<String> members(JsonNode value) {
            return switch (shape) {
                case ONE -> List.of("");
                case LIST -> value.isArray() ? Pointers.members(value) : List.of();
                case MAP -> value.isObject() ? Pointers.members(value) : List.of();
            };
        }
    }

    private final boolean referable;
    private final String grammar;

    Kind(boolean referable, String grammar) {
        this.referable = referable;
        this.grammar = grammar;
    }

    /** Returns whether a {@code $ref} can replace it. */
    boolean referable() {
        return referable;
    }

    /** Returns the keywords, with the content of those that hold objects. */
    public Map<String, Optional<Content>> keywords() {
        return Tables.KEYWORDS.get(this);
    }

    /** Returns the name for readers. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns whether the keys are names rather than keywords. */
    boolean isMap() {
        return keywords().containsKey("*");
    }

    /** Outside the enum, because its constants refer to each other. */
    private static final class Tables {
        static final Map<Kind, Map<String, Optional<Content>>> KEYWORDS = new LinkedHashMap<>();

        static {
            for (Kind kind : Kind.values()) {
                Map<String, Optional<Content>> keywords = new LinkedHashMap<>();
                Arrays.stream(kind.grammar.split(" "))
                        .map(word -> word.split("=", 2))
                        .forEach(word -> keywords.put(
                                word[0], word.length == 1 ? Optional.empty() : Optional.of(content(word[1]))));
                KEYWORDS.put(kind, keywords);
            }
        }

        private static Content content(String text) {
            Shape shape = text.startsWith("[") ? Shape.LIST : text.startsWith("{") ? Shape.MAP : Shape.ONE;
            return new Content(shape, Kind.valueOf(text.replaceAll("\\W", "")));
        }
    }
}
