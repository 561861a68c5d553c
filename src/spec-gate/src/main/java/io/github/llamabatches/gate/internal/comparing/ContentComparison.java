package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.comparing.Contract.Operation;
import io.github.llamabatches.gate.internal.comparing.Sides.Side;
import io.github.llamabatches.gate.internal.reading.Located;
import io.github.llamabatches.gate.internal.reading.Pointers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares the bodies of requests and responses. */
final class ContentComparison {

    private final Comparison comparison;
    private final Changes changes;
    private final SchemaComparison schemas;

    ContentComparison(Comparison comparison, SchemaComparison schemas) {
        this.comparison = comparison;
        this.changes = comparison.changes();
        this.schemas = schemas;
    }

    void requestBody(Operation was, Operation is, Place operation) {
        Located old = comparison.from().resolve(was.at().child("requestBody"));
        Located now = comparison.to().resolve(is.at().child("requestBody"));
        boolean required = now.isTrue("required");
        Place place = operation.at(now.pointer()).subject(Text.of("the request body"));
        if (!old.isThere() && !now.isThere()) {
            return;
        }
        if (!old.isThere() && !required) {
            changes.add("request-body-added", place.subject(Text.of("an optional request body")));
        } else if (!old.isThere() || !now.isThere()) {
            changes.add(
                    now.isThere() ? "required-request-body-added" : "request-body-removed",
                    now.isThere()
                            ? place.subject(Text.of("a required request body"))
                            : operation.child("requestBody").subject(place.subject()));
        } else {
            if (old.isTrue("required") != required && !is.incoming()) {
                changes.add(required ? "request-body-required" : "request-body-optional", place.child("required"));
            }
            compare(old.child("content"), now.child("content"), place.child("content"), is.side(Side.REQUEST));
            comparison.rest(old, now, place, is.incoming() ? Set.of("content") : Set.of("required", "content"));
        }
    }

    void responses(Operation was, Operation is, Place operation) {
        Map<String, Located> old = was.at().child("responses").members();
        Map<String, Located> now = is.at().child("responses").members();
        Statuses statuses = new Statuses(old.keySet(), now.keySet());
        Place all = operation.child("responses");
        Side side = is.side(Side.RESPONSE);
        statuses.pairs().forEach((status, before) -> {
            Located response = comparison.to().resolve(now.get(status));
            response(
                    comparison.from().resolve(old.get(before)),
                    response,
                    operation.at(response.pointer()).subject(subject(status)),
                    side);
        });
        statuses.added().forEach(status -> {
            String covering = Statuses.covering(old.keySet(), status);
            if (covering.isEmpty() || !isSame(old.get(covering), now.get(status), side)) {
                boolean other = side.read() && status.startsWith("2") && isOtherBody(old, now.get(status));
                changes.add(
                        other ? "response-added/other-body" : "response-added",
                        all.child(status).subject(subject(status)));
            }
        });
        statuses.removed().forEach(status -> {
            String covering = Statuses.covering(now.keySet(), status);
            if (covering.isEmpty() || !isSame(old.get(status), now.get(covering), side)) {
                changes.add(
                        status.startsWith("2") ? "response-removed" : "error-response-removed",
                        all.child(status).subject(subject(status)));
            }
        });
    }

    private static Text subject(String status) {
        return Text.of("response %s", status);
    }

    /** Returns whether the body differs from those of all successful responses, as one of which clients read it. */
    private boolean isOtherBody(Map<String, Located> old, Located written) {
        Located now = comparison.to().resolve(written).child("content");
        List<Located> bodies = old.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("2"))
                .map(entry -> comparison.from().resolve(entry.getValue()).child("content"))
                .filter(content -> content.isThere() && !content.node().isEmpty())
                .toList();
        return now.isThere()
                && !now.node().isEmpty()
                && !bodies.isEmpty()
                && bodies.stream().noneMatch(body -> {
                    Comparison trial = new Comparison(comparison.from(), comparison.to());
                    new ContentComparison(trial, new SchemaComparison(trial))
                            .compare(body, now, Place.at(Text.of(""), "", ""), Side.RESPONSE);
                    return trial.changes().list().stream().noneMatch(Change::breaking);
                });
    }

    private boolean isSame(Located old, Located now, Side side) {
        Comparison trial = new Comparison(comparison.from(), comparison.to());
        new ContentComparison(trial, new SchemaComparison(trial))
                .response(
                        comparison.from().resolve(old),
                        comparison.to().resolve(now),
                        Place.at(Text.of(""), "", ""),
                        side);
        return trial.changes().list().stream().allMatch(change -> change.rule() == null);
    }

    private void response(Located old, Located now, Place place, Side side) {
        Map<String, Located> oldHeaders = headers(old);
        Map<String, Located> newHeaders = headers(now);
        newHeaders.forEach((name, written) -> {
            Place header = place.part(", its header", written.pointer());
            header = header.subject(header.subject().then(Text.of(" %s", Pointers.name(written.pointer()))));
            if (oldHeaders.containsKey(name)) {
                header(
                        comparison.from().resolve(oldHeaders.get(name)),
                        comparison.to().resolve(written),
                        header,
                        side);
            } else {
                changes.add("response-header-added", header);
            }
        });
        oldHeaders.forEach((name, gone) -> {
            if (!newHeaders.containsKey(name)) {
                String written = Pointers.name(gone.pointer());
                changes.add(
                        "response-header-removed",
                        place.child("headers").child(written).subject(place.subject()),
                        written);
            }
        });
        compare(old.child("content"), now.child("content"), place.child("content"), side);
        comparison.rest(old, now, place, Set.of("headers", "content"));
    }

    private void header(Located was, Located is, Place place, Side side) {
        Place at = place.at(is.pointer());
        schemas.compare(List.of(was.child("schema")), List.of(is.child("schema")), at.child("schema"), side, true);
        comparison.rest(was, is, at, Set.of("schema"));
    }

    /** Returns the headers by name in lower case, without Content-Type, which OpenAPI ignores here. */
    private static Map<String, Located> headers(Located response) {
        Map<String, Located> headers = new TreeMap<>();
        response.child("headers")
                .members()
                .forEach((name, header) -> headers.put(name.toLowerCase(Locale.ROOT), header));
        headers.remove("content-type");
        return headers;
    }

    void compare(Located old, Located now, Place place, Side side) {
        Map<String, Located> oldTypes = byType(old);
        Map<String, Located> newTypes = byType(now);
        newTypes.forEach((type, is) -> {
            Located was = oldTypes.get(type);
            Place at = place.at(is.pointer());
            if (was == null) {
                changes.add("content-type-added", at, Pointers.name(is.pointer()));
                return;
            }
            Place schema = at.child("schema");
            schemas.compare(was.optional("schema"), is.optional("schema"), schema, side, false);
            comparison.rest(was, is, at, Set.of("schema"));
        });
        oldTypes.forEach((type, was) -> {
            if (!newTypes.containsKey(type)) {
                String written = Pointers.name(was.pointer());
                changes.add("content-type-removed", place.child(written), written);
            }
        });
    }

    /** Returns the contents by normalized media type: in lower case, and without the charset of JSON. */
    private static Map<String, Located> byType(Located content) {
        Map<String, Located> types = new TreeMap<>();
        content.members().forEach((type, media) -> {
            String plain = type.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
            types.put(plain.replaceFirst("(?<=json);charset=\"?utf-8\"?$", ""), media);
        });
        return types;
    }
}
