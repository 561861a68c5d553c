package io.github.llamabatches.testing;

import io.github.llamabatches.model.Batch;
import io.github.llamabatches.model.BatchPage;
import io.github.llamabatches.model.BatchStatus;
import io.github.llamabatches.model.ValidationError;
import io.github.llamabatches.model.ValidationErrorBody;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Creates the fake server's responses to query parameters. The methods share one lock; none blocks while holding it.
 */
final class FakePages {

    private static final int DEFAULT_PAGE_SIZE = 50;

    /** The parameters that this server applies. The specification may have more. */
    private static final Set<String> KNOWN = new TreeSet<>(List.of(
            "created_at_on_or_after",
            "created_at_on_or_before",
            "organization_id",
            "page_size",
            "page_token",
            "project_id",
            "source_directory_id",
            "status"));

    private List<Batch> batches = List.of();
    private @Nullable List<List<Batch>> fixedPages;
    private final Map<String, String> organizations = new HashMap<>();
    private final Set<Integer> emptyPageAfter = new HashSet<>();
    private final Map<Integer, Integer> repeatedTokens = new HashMap<>();
    private final Map<Integer, @Nullable String> handedOut = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();

    /** The number of a page and of the batches before it. */
    private record Position(int pageNumber, int offset) {}

    /** Reports an unknown parameter or an invalid value. */
    private static final class InvalidParameter extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String parameter;

        InvalidParameter(String parameter, String message) {
            super(message);
            this.parameter = parameter;
        }
    }

    synchronized void clear() {
        setBatches(List.of());
        organizations.clear();
        emptyPageAfter.clear();
        repeatedTokens.clear();
        handedOut.clear();
        accepted.clear();
    }

    synchronized void accept(String parameter) {
        accepted.add(parameter);
    }

    /** Returns the number of the requested page, or 0 if the page token is invalid. */
    synchronized int pageNumber(Map<String, String> parameters) {
        try {
            return position(parameters).pageNumber();
        } catch (InvalidParameter e) {
            return 0;
        }
    }

    synchronized void setBatches(List<Batch> newBatches) {
        batches = List.copyOf(newBatches);
        fixedPages = null;
    }

    synchronized void setPages(List<List<Batch>> contents) {
        fixedPages = contents.stream().map(List::copyOf).toList();
    }

    synchronized void setOrganization(String projectId, String organizationId) {
        organizations.put(projectId, organizationId);
    }

    synchronized void addEmptyPageAfter(List<Integer> pageNumbers) {
        if (pageNumbers.stream().anyMatch(number -> number < 1)) {
            throw new IllegalArgumentException("page numbers start at 1, but got " + pageNumbers);
        }
        emptyPageAfter.addAll(pageNumbers);
    }

    synchronized void repeatToken(int pageNumber, int targetPageNumber) {
        if (targetPageNumber < 2 || targetPageNumber > pageNumber) {
            throw new IllegalArgumentException("the first page has no token, and page " + targetPageNumber
                    + " doesn't come before the end of page " + pageNumber);
        }
        repeatedTokens.put(pageNumber, targetPageNumber);
    }

    synchronized FakeResponse response(Map<String, String> parameters) {
        try {
            parameters.keySet().forEach(this::requireKnown);
            return fixedPages != null ? fixedPage(fixedPages, parameters) : page(parameters);
        } catch (InvalidParameter e) {
            ValidationError error = FilledRecords.required(ValidationError.class).toBuilder()
                    .loc(List.of("query", e.parameter))
                    .msg(String.valueOf(e.getMessage()))
                    .type("value_error")
                    .build();
            return FakeResponse.json(
                    422,
                    FakeJson.write(FilledRecords.required(ValidationErrorBody.class).toBuilder()
                            .detail(List.of(error))
                            .build()));
        }
    }

    /** Ignoring an unknown filter would let a test pass that lists too many batches. */
    private void requireKnown(String parameter) {
        if (!KNOWN.contains(parameter) && !accepted.contains(parameter)) {
            throw new InvalidParameter(
                    parameter,
                    "unknown parameter \"" + parameter + "\"; this fake server filters by " + String.join(", ", KNOWN));
        }
    }

    private FakeResponse fixedPage(List<List<Batch>> pages, Map<String, String> parameters) {
        Position position = position(parameters);
        if (position.pageNumber() > Math.max(pages.size(), 1)) {
            throw new InvalidParameter("page_token", "The page no longer exists");
        }
        List<Batch> items = pages.isEmpty() ? List.of() : pages.get(position.pageNumber() - 1);
        boolean last = position.pageNumber() >= pages.size();
        return page(items, last ? null : new Position(position.pageNumber() + 1, 0), position, parameters, null);
    }

    private FakeResponse page(Map<String, String> parameters) {
        Position position = position(parameters);
        List<Batch> found = find(parameters);
        int from = Math.min(position.offset(), found.size());
        boolean empty = emptyPageAfter.contains(position.pageNumber() - 1);
        int to = empty ? from : Math.min(from + pageSize(parameters), found.size());
        Position next = to < found.size() ? new Position(position.pageNumber() + 1, to) : null;
        return page(found.subList(from, to), next, position, parameters, (long) found.size());
    }

    private FakeResponse page(
            List<Batch> items,
            @Nullable Position next,
            Position current,
            Map<String, String> parameters,
            @Nullable Long totalSize) {
        Integer repeated = repeatedTokens.get(current.pageNumber());
        String token;
        if (repeated != null) {
            token = handedOut.get(repeated);
        } else {
            token = next == null ? null : token(next, parameters);
            handedOut.put(current.pageNumber() + 1, token);
        }
        BatchPage page = SampleBatches.page(token, items.toArray(new Batch[0])).toBuilder()
                .totalSize(totalSize)
                .build();
        return FakeResponse.json(200, FakeJson.write(page));
    }

    private List<Batch> find(Map<String, String> parameters) {
        Instant after = time("created_at_on_or_after", parameters);
        Instant before = time("created_at_on_or_before", parameters);
        String project = parameters.get("project_id");
        String organization = parameters.get("organization_id");
        String directory = parameters.get("source_directory_id");
        String status = status(parameters);
        return batches.stream()
                .filter(batch -> project == null || project.equals(batch.projectId()))
                .filter(batch -> organization == null || organization.equals(organizations.get(batch.projectId())))
                .filter(batch -> directory == null || directory.equals(batch.sourceDirectoryId()))
                .filter(batch -> status == null || BatchStatus.of(status).equals(batch.status()))
                .filter(batch -> after == null
                        || (batch.createdAt() != null && !batch.createdAt().isBefore(after)))
                .filter(batch -> before == null
                        || (batch.createdAt() != null && !batch.createdAt().isAfter(before)))
                .toList();
    }

    private static int pageSize(Map<String, String> parameters) {
        String text = parameters.get("page_size");
        if (text == null) {
            return DEFAULT_PAGE_SIZE;
        }
        try {
            int size = Integer.parseInt(text);
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number that is too small.
        }
        throw new InvalidParameter("page_size", "Input should be a positive integer");
    }

    private static @Nullable Instant time(String name, Map<String, String> parameters) {
        String text = parameters.get(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidParameter(name, "Input should be a valid datetime with an offset");
        }
    }

    /** Accepts the values of the specification and those of the batches being served. */
    private @Nullable String status(Map<String, String> parameters) {
        String text = parameters.get("status");
        if (text != null
                && !BatchStatus.of(text).isKnown()
                && batches.stream().noneMatch(batch -> BatchStatus.of(text).equals(batch.status()))) {
            throw new InvalidParameter("status", "Input should be one of " + BatchStatus.values());
        }
        return text;
    }

    private static Position position(Map<String, String> parameters) {
        String token = parameters.get("page_token");
        if (token == null) {
            return new Position(1, 0);
        }
        try {
            String[] parts = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8).split("\\|", 3);
            Position position = new Position(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            if (token.equals(token(position, parameters))) {
                return position;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Reported below, like a token for other parameters.
        }
        throw new InvalidParameter("page_token", "The token is not valid for these parameters");
    }

    /** Uses standard Base64 and a suffix, so that tokens contain characters that must be encoded in a query. */
    private static String token(Position position, Map<String, String> parameters) {
        Map<String, String> kept = new LinkedHashMap<>(parameters);
        kept.keySet().removeAll(Set.of("page_token", "page_size"));
        String text = position.pageNumber() + "|" + position.offset() + "|" + kept.hashCode() + "|?>~";
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, String> parameters(@Nullable String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decode(name), decode(value));
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
