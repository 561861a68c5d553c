package io.github.llamabatches.gate.internal.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Scans a file event by event, before a tree is built. At this stage, aliases that expand to millions of values and
 * deep nesting do no harm.
 */
final class EventScan {

    static final int MAX_DEPTH = 200;

    private final Path file;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Position> anchors = new LinkedHashMap<>();
    private final Map<String, List<Integer>> uses = new HashMap<>();
    private boolean fit = true;
    private int documents;
    private int depth;
    private int values;

    EventScan(Path file, String text) {
        this.file = file;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setCodePointLimit(Integer.MAX_VALUE)
                // A string that is longer than the buffer takes quadratic time.
                .setBufferSize(Math.max(1024, text.length()))
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                look(event);
                if (depth > MAX_DEPTH || documents > 1) {
                    return;
                }
            }
            anchors.forEach(this::addAnchor);
            if (values == 0) {
                add("empty-file", Position.START);
            }
        } catch (YamlEngineException e) {
            fit = false;
            findings.add(SyntaxErrors.finding(file, text, e));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Returns whether a tree can be built. */
    boolean isFit() {
        return fit;
    }

    private void look(Event event) {
        Position position = SpecDocument.position(event.getStartMark().orElse(null));
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            add("yaml-documents", position);
        } else if (event instanceof AliasEvent alias) {
            values++;
            // The anchor's finding is that of its aliases, too.
            uses.computeIfAbsent(String.valueOf(alias.getAlias()), name -> new ArrayList<>())
                    .add(position.line());
        } else if (event instanceof CollectionStartEvent start) {
            values++;
            properties(start, start.getTag(), position);
            if (++depth > MAX_DEPTH) {
                add("nesting-depth", position, MAX_DEPTH);
            }
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        } else if (event instanceof ScalarEvent scalar) {
            properties(scalar, scalar.getTag(), position);
            if (scalar.isPlain() && scalar.getValue().equals("<<")) {
                add("yaml-alias/merge-key", position);
            }
            // An empty file, or one with only comments, can be an empty scalar.
            boolean nothing =
                    depth == 0 && scalar.isPlain() && scalar.getValue().isEmpty();
            values += nothing ? 0 : 1;
        }
    }

    private void properties(NodeEvent event, Optional<String> tag, Position position) {
        Optional<Anchor> anchor = event.getAnchor();
        anchor.ifPresent(name -> anchors.put(String.valueOf(name), position));
        tag.ifPresent(name -> add("yaml-tag", position, name.replace("tag:yaml.org,2002:", "!!")));
    }

    private void addAnchor(String name, Position position) {
        List<Integer> lines = uses.getOrDefault(name, List.of());
        String shown = (lines.size() == 1 ? "line " : "lines ")
                + lines.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "))
                + (lines.size() > 10 ? " and " + (lines.size() - 10) + " more" : "");
        add(lines.isEmpty() ? "yaml-alias/unused" : "yaml-alias", position, name, shown);
    }

    private void add(String name, Position position, Object... values) {
        fit &= name.startsWith("yaml-alias");
        findings.add(Finding.at(file, position, "", name, values));
    }
}
