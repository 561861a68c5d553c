package io.github.llamabatches.generator;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses a required field that only the other side writes: a record is required as a whole. */
final class DirectionCheck {

    private final Schemas schemas;
    private final Places places;
    private final Set<Schema<?>> sent = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Schema<?>> received = Collections.newSetFromMap(new IdentityHashMap<>());

    DirectionCheck(Schemas schemas, Places places) {
        this.schemas = schemas;
        this.places = places;
    }

    void checkRequest(@Nullable Schema<?> body) {
        check(body, true);
    }

    void checkResponse(@Nullable Schema<?> body) {
        check(body, false);
    }

    private void check(@Nullable Schema<?> written, boolean request) {
        if (written == null) {
            return;
        }
        Schema<?> schema = schemas.unwrap(written);
        if (!(request ? sent : received).add(schema)) {
            return;
        }
        Map<String, Schema<?>> properties = schemas.properties(schema);
        Set<String> required = schemas.required(schema);
        properties.forEach((name, property) -> {
            if (required.contains(name) && isOfTheOther(property, request)) {
                throw unsupported(name, property, request);
            }
            check(property, request);
        });
        check(schema.getItems(), request);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            check(values, request);
        }
    }

    /** Whether only the other side writes it. */
    private boolean isOfTheOther(Schema<?> property, boolean request) {
        boolean readOnly = schemas.isReadOnly(property);
        boolean writeOnly = schemas.isWriteOnly(property);
        return request ? readOnly && !writeOnly : writeOnly && !readOnly;
    }

    private UnsupportedSpecificationException unsupported(String name, Schema<?> property, boolean request) {
        String keyword = request ? "readOnly" : "writeOnly";
        String direction = request ? "a request" : "a response";
        boolean own = Boolean.TRUE.equals(request ? property.getReadOnly() : property.getWriteOnly());
        return places.unsupportedAt(
                "supported-direction",
                places.of(property) + (own ? "/" + keyword : ""),
                "A record is required as a whole, but in " + direction + " nobody writes " + name + ", which is "
                        + keyword + ".",
                "Take it out of `required`, or use a schema of its own for " + direction + ".");
    }
}
