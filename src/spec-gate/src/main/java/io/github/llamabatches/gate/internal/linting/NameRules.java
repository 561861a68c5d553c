package io.github.llamabatches.gate.internal.linting;

import io.github.llamabatches.gate.internal.reading.Kind;
import io.github.llamabatches.gate.internal.reading.Part;
import io.github.llamabatches.gate.internal.reading.Rule;
import io.github.llamabatches.gate.internal.reading.SpecParts;
import io.github.llamabatches.gate.internal.reading.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks names that must be unique, defined, used or registered: of schemas, parameters, variables, tags and media
 * types.
 */
final class NameRules implements PartCheck {

    private static final Pattern TYPES = Pattern.compile(
            "(application|audio|chemical|font|image|message|model|multipart|text|video|\\*|x-.*?)/[\\w!#$&^.+*-]+"
                    + "(\\s*;\\s*[\\w!#$&^.+*-]+=(\"[^\"]*\"|[^\\s;,\"]+))*");
    private static final List<String> COMMON = Rule.of("media-type-known").table("common").values().stream()
            .flatMap(List::stream)
            .toList();

    @Override
    public void check(SpecParts parts, FindingList findings) {
        Map<String, Part> schemas = new HashMap<>();
        parts.of(Kind.SCHEMA).filter(Part::isComponent).forEach(schema -> {
            Part first = schemas.putIfAbsent(Names.javaName(schema.name()), schema);
            if (first != null) {
                findings.add("schema-unique", schema, first.name());
            }
        });
        parts.of(Kind.OPERATION).forEach(operation -> checkParameters(findings, parts, operation));
        parts.of(Kind.PATH_ITEM).forEach(path -> checkParameters(findings, parts, path));
        parts.of(Kind.SERVER).forEach(server -> {
            Set<String> undeclared = PathRules.variables(server.text("url"));
            parts.children(server, "variables").forEach(variable -> undeclared.remove(variable.name()));
            undeclared.forEach(variable -> findings.add("oas3-server-variables", server, server.text("url"), variable));
            for (Part variable : parts.children(server, "variables")) {
                checkVariable(findings, server.text("url"), variable, undeclared.isEmpty());
            }
        });
        parts.of(Kind.MEDIA_TYPE)
                .filter(part -> part.role().equals("content"))
                .forEach(part -> checkMediaType(findings, part));
        checkTags(findings, parts);
    }

    /** A variable that isn't used can be one that isn't declared, misspelt. */
    private static void checkVariable(FindingList findings, String url, Part variable, boolean allDeclared) {
        List<String> values = new ArrayList<>();
        variable.get("enum").forEach(value -> values.add(value.asText()));
        boolean used = PathRules.variables(url).contains(variable.name());
        if (!used && allDeclared) {
            findings.add("oas3-server-variables/unused", variable, url);
        } else if (used && !values.isEmpty() && !values.contains(variable.text("default"))) {
            findings.add(
                    "oas3-server-variables/default", variable, variable.text("default"), String.join(", ", values));
        }
    }

    /** A parameter of an operation overrides one of its path, and isn't a duplicate. */
    private static void checkParameters(FindingList findings, SpecParts parts, Part holder) {
        Set<String> seen = new HashSet<>();
        for (Part written : parts.children(holder, "parameters")) {
            Part parameter = parts.resolve(written);
            if (parameter != null
                    && !parameter.text("name").isEmpty()
                    && !seen.add(parameter.text("in") + " " + parameter.text("name"))) {
                findings.at("parameter-unique", parameter, written.pointer(), holder.titleAtStart());
            }
        }
    }

    private static void checkMediaType(FindingList findings, Part part) {
        String name = part.name().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        boolean known = TYPES.matcher(part.name().toLowerCase(Locale.ROOT)).matches();
        Optional<String> meant = COMMON.contains(name)
                ? Optional.of(name).filter(type -> !known)
                : COMMON.stream()
                        .filter(common -> common.endsWith("/" + name))
                        .findFirst()
                        .or(() -> Spelling.nearest(name, COMMON)
                                .filter(type -> Spelling.distance(name, type) <= 1 || !known));
        String holder = part.parent() == null ? "the document" : part.parent().title();
        if (known) {
            meant.ifPresent(type -> findings.add("media-type-known/misspelt", part, type, holder));
        } else if (Kind.MEDIA_TYPE.keywords().containsKey(part.name())) {
            findings.add("media-type-known/keyword", part, "", holder);
        } else {
            findings.meant("media-type-known", part, part.pointer(), meant, holder);
        }
    }

    private static void checkTags(FindingList findings, SpecParts parts) {
        Set<String> declared = new HashSet<>();
        Set<String> used = new HashSet<>();
        parts.of(Kind.TAG)
                .filter(tag -> !declared.add(tag.text("name")))
                .forEach(tag -> findings.add("openapi-tags-uniqueness", tag, tag.text("name")));
        boolean allNamed = parts.document()
                .get("tags")
                .valueStream()
                .allMatch(tag -> tag.path("name").asText().matches("\\S|\\S.*\\S"));
        parts.operations().forEach(operation -> {
            for (int i = 0; i < operation.get("tags").size(); i++) {
                String name = operation.get("tags").path(i).asText();
                used.add(name);
                if (!declared.contains(name)
                        && allNamed
                        && operation.get("tags").path(i).isTextual()) {
                    Optional<String> meant = Spelling.nearest(name, declared);
                    meant.ifPresent(used::add);
                    findings.meant("operation-tag-defined", operation, operation.at("tags") + "/" + i, meant, name);
                }
            }
        });
        parts.of(Kind.TAG)
                .filter(tag -> allNamed && !used.contains(tag.text("name")))
                .forEach(tag -> findings.add("tag-used", tag, tag.text("name")));
    }
}
