package io.github.llamabatches.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.llamabatches.gate.Change.Kind;
import io.github.llamabatches.gate.Changes.Place;
import io.github.llamabatches.gate.Sides.Side;
import java.util.Set;

/** Compares what is sent and what comes back: bodies, their content types, responses and headers. */
final class ContentComparison {

    private final Differ differ;
    private final Changes changes;
    private final SchemaComparison schemas;

    ContentComparison(Differ differ, SchemaComparison schemas) {
        this.differ = differ;
        this.changes = differ.changes;
        this.schemas = schemas;
    }

    void requestBody(JsonNode oldOperation, JsonNode newOperation, Place operation) {
        String key = "requestBody";
        JsonNode old = Refs.resolve(differ.from, oldOperation.path(key));
        Place inPlace = operation.child(key);
        Refs.Target target = Refs.resolve(differ.to, newOperation.path(key), inPlace.pointer());
        JsonNode now = target.node();
        Place place = Place.at(operation.group(), target.pointer());
        boolean was = old.path("required").asBoolean();
        boolean is = now.path("required").asBoolean();
        if (old.isMissingNode() && now.isMissingNode()) {
            return;
        }
        if (old.isMissingNode() && !is) {
            Text text = Text.of("an optional request body is new");
            changes.add(Kind.ADDED, Rule.REQUEST_BODY_ADDED, place, text, "nobody has to change");
        } else if (old.isMissingNode() || now.isMissingNode()) {
            changes.add(
                    now.isMissingNode() ? Kind.REMOVED : Kind.ADDED,
                    Rule.REQUEST_BODY_CHANGED,
                    place,
                    Text.of(now.isMissingNode() ? "the request body was removed" : "a required request body is new"),
                    "calls of its Java method no longer compile");
        } else {
            Text subject = Text.of("the request body");
            if (was != is) {
                changes.add(
                        Kind.CHANGED,
                        Rule.REQUEST_BODY_CHANGED,
                        is ? Severity.ERROR : Severity.NOTE,
                        place.child("required"),
                        subject.then(is ? " is required now" : " is no longer required"),
                        is ? "calls without it are refused" : "nobody has to change");
            }
            compare(old.path("content"), now.path("content"), place.child("content"), subject, Side.REQUEST);
            differ.rest(old, now, place, subject, Set.of("required", "content", "$ref"));
        }
    }

    void responses(JsonNode oldOperation, JsonNode newOperation, Place operation) {
        JsonNode old = oldOperation.path("responses");
        JsonNode now = newOperation.path("responses");
        Place all = operation.child("responses");
        for (String status : Renames.names(now)) {
            Text subject = Text.of("response %s", status);
            if (!old.has(status)) {
                Text text = subject.then(" is new");
                changes.add(Kind.ADDED, Rule.RESPONSE_ADDED, all.child(status), text, "nobody has to change");
                continue;
            }
            Refs.Target target =
                    Refs.resolve(differ.to, now.path(status), all.child(status).pointer());
            response(
                    Refs.resolve(differ.from, old.path(status)),
                    target.node(),
                    Place.at(operation.group(), target.pointer()),
                    subject);
        }
        for (String status : Renames.names(old)) {
            if (!now.has(status)) {
                boolean success = status.startsWith("2");
                changes.add(
                        Kind.REMOVED,
                        Rule.RESPONSE_REMOVED,
                        success ? Severity.ERROR : Severity.WARNING,
                        all.child(status),
                        Text.of("response %s was removed", status),
                        success ? "code that expects it never gets it" : "code that handles it has nothing to do");
            }
        }
    }

    private void response(JsonNode old, JsonNode now, Place place, Text subject) {
        JsonNode oldHeaders = old.path("headers");
        JsonNode newHeaders = now.path("headers");
        Place headers = place.child("headers");
        for (String name : Renames.names(newHeaders)) {
            Text header = subject.then(", its header %s", name);
            if (!oldHeaders.has(name)) {
                changes.add(
                        Kind.ADDED,
                        Rule.RESPONSE_HEADER_CHANGED,
                        Severity.NOTE,
                        headers.child(name),
                        header.then(" is new"),
                        "nobody has to change");
                continue;
            }
            JsonNode was = Refs.resolve(differ.from, oldHeaders.path(name));
            Refs.Target is = Refs.resolve(
                    differ.to, newHeaders.path(name), headers.child(name).pointer());
            Place at = Place.at(place.group(), is.pointer());
            Place schema = at.child("schema");
            schemas.compare(was.path("schema"), is.node().path("schema"), schema, header, Side.RESPONSE, true);
            differ.rest(was, is.node(), at, header, Set.of("schema", "$ref"));
        }
        for (String name : Renames.names(oldHeaders)) {
            if (!newHeaders.has(name)) {
                changes.add(
                        Kind.REMOVED,
                        Rule.RESPONSE_HEADER_CHANGED,
                        headers.child(name),
                        subject.then(", its header %s was removed", name),
                        "code that reads it finds nothing");
            }
        }
        compare(old.path("content"), now.path("content"), place.child("content"), subject, Side.RESPONSE);
        differ.rest(old, now, place, subject, Set.of("headers", "content", "$ref"));
    }

    void compare(JsonNode old, JsonNode now, Place place, Text subject, Side side) {
        for (String type : Renames.names(now)) {
            if (!old.has(type)) {
                changes.add(
                        Kind.ADDED,
                        Rule.CONTENT_TYPE_ADDED,
                        place.child(type),
                        subject.then(" can be %s as well", type),
                        "nobody has to change");
                continue;
            }
            Place at = place.child(type);
            JsonNode was = old.path(type);
            JsonNode is = now.path(type);
            schemas.compare(was.path("schema"), is.path("schema"), at.child("schema"), subject, side, false);
            differ.rest(was, is, at, subject, Set.of("schema"));
        }
        for (String type : Renames.names(old)) {
            if (!now.has(type)) {
                changes.add(
                        Kind.REMOVED,
                        Rule.CONTENT_TYPE_REMOVED,
                        place.child(type),
                        subject.then(" can no longer be %s", type),
                        "released clients speak it and nothing else");
            }
        }
    }
}
