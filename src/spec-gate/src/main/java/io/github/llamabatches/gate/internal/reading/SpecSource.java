package io.github.llamabatches.gate.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file and finds its errors before it is interpreted. */
public final class SpecSource {

    public static final int MAX_BYTES = 10_000_000;

    /** Characters that are valid in JSON strings, but require an escape in YAML. */
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\x7f-\\x84\\x86-\\x9f\\ufffe\\uffff]");

    private final Path file;
    private final List<Finding> findings = new ArrayList<>();

    /** Whether other documents refer to the file, which can be a part of a document. */
    private final boolean part;

    private SpecSource(Path file, boolean part) {
        this.file = file;
        this.part = part;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if an I/O error occurs
     */
    public static Reading read(Path file) throws IOException {
        return read(file, bytes(file));
    }

    public static Reading read(Path file, byte[] bytes) {
        return new SpecSource(file, false).read(bytes);
    }

    /** Reads a file that a document refers to. */
    static Reading readPart(Path file) throws IOException {
        return new SpecSource(file, true).read(bytes(file));
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private Reading read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return unreadable("file-size", Position.START);
        }
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) || isWideWithoutMark(bytes)) {
            return unreadable("utf-8/wide", Position.START);
        }
        int from = 0;
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            from = 3;
            findings.add(Finding.at(file, Position.START, "", "byte-order-mark"));
        }
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(buffer, chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            return unreadable("utf-8", end(text), "%02X".formatted(bytes[buffer.position()] & 0xFF));
        }
        return read(text);
    }

    private Reading read(String written) {
        TextTraps lines = new TextTraps(file, written);
        findings.addAll(lines.findings());
        Optional<Finding> noJson = JsonSyntax.check(file, lines.text());
        if (noJson.isPresent()) {
            findings.add(noJson.get());
            return new Reading(null, findings);
        }
        String text = inYaml(lines.text());
        EventScan scan = new EventScan(file, text);
        findings.addAll(scan.findings());
        if (!scan.isFit()) {
            return new Reading(null, findings);
        }
        SpecDocument document;
        try {
            document = SpecDocument.parse(file, text);
        } catch (YamlEngineException e) {
            Finding syntax = SyntaxErrors.finding(file, text, e);
            findings.removeIf(
                    finding -> finding.position().line() == syntax.position().line());
            findings.add(syntax);
            return new Reading(null, findings);
        } catch (YamlTree.TooLargeException e) {
            return unreadable("nesting-depth/aliases", e.position());
        }
        List<Finding> traps = ScalarTraps.find(document);
        findings.addAll(traps);
        List<Finding> version = document.isReadable() && !part ? OpenApiVersion.check(document) : List.of();
        findings.addAll(Duplicates.withoutConsequences(traps, version));
        if (!document.isReadable() || !version.isEmpty()) {
            return new Reading(null, findings);
        }
        return new Reading(part ? document : document.withFiles(findings), findings);
    }

    private static String inYaml(String text) {
        return text.stripLeading().startsWith("{")
                ? NOT_PRINTABLE
                        .matcher(text)
                        .replaceAll(found ->
                                "\\\\u%04x".formatted((int) found.group().charAt(0)))
                : text;
    }

    private Reading unreadable(String name, Position position, Object... values) {
        findings.add(Finding.at(file, position, "", name, values));
        return new Reading(null, findings);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWideWithoutMark(byte[] bytes) {
        return IntStream.range(0, Math.min(4, bytes.length)).anyMatch(i -> bytes[i] == 0);
    }

    /** Returns the position after a string. */
    static Position end(String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n') + 1;
        return new Position(line, 1 + text.codePointCount(lineStart, text.length()));
    }
}
