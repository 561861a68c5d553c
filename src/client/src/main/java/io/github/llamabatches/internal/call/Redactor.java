package io.github.llamabatches.internal.call;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Removes the credentials of a request from its response: many servers and proxies repeat the request, mostly in
 * errors, and every part of a response can end up in a log.
 */
public final class Redactor {

    private static final String MASK = "***";
    private static final byte[] HIDDEN = MASK.getBytes(StandardCharsets.US_ASCII);

    /** A shorter string isn't a key, and would match unrelated text. */
    private static final int MIN_SECRET_LENGTH = 4;

    /** A string of at least this length doesn't occur in a page by accident. */
    private static final int MIN_DISTINCTIVE_LENGTH = 8;

    /** A power of two, of many more pairs of bytes than a key has. */
    private static final int PAIRS = 4096;

    /** An escape sequence of JSON: a numeric one of an ASCII character, one that the end truncates, or any other. */
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u00([0-7]\\p{XDigit})|(?:u\\p{XDigit}{0,3})?\\z|(.))", Pattern.DOTALL);

    private final List<String> secrets = new ArrayList<>();

    /**
     * Collects the credentials from the headers of a request.
     *
     * @param requestHeaders the headers
     */
    public Redactor(Map<String, Collection<String>> requestHeaders) {
        addAll(requestHeaders);
    }

    void addAll(Map<String, Collection<String>> requestHeaders) {
        for (Map.Entry<String, Collection<String>> header : requestHeaders.entrySet()) {
            String name = header.getKey();
            for (String value : header.getValue()) {
                if (name.equalsIgnoreCase("Authorization") || name.equalsIgnoreCase("Proxy-Authorization")) {
                    add(value.substring(value.lastIndexOf(' ') + 1));
                } else if (name.equalsIgnoreCase("Cookie")) {
                    for (String cookie : value.split(";")) {
                        add(cookie.substring(cookie.indexOf('=') + 1).strip());
                    }
                }
            }
        }
    }

    private void add(String secret) {
        if (secret.length() >= MIN_SECRET_LENGTH) {
            secrets.add(secret);
            if (secret.indexOf('/') >= 0) {
                // The form in which many libraries escape it in JSON.
                secrets.add(secret.replace("/", "\\/"));
            }
        }
    }

    /**
     * Returns whether a body repeats the credentials, with certainty rather than by accident.
     *
     * @param body the body, possibly followed by other bytes
     * @param length the length of the body
     * @return whether it repeats them
     */
    public boolean isCertainlyIn(byte[] body, int length) {
        for (String secret : secrets) {
            if (secret.length() >= MIN_DISTINCTIVE_LENGTH && indexOf(body, length, secret) >= 0) {
                return true;
            }
        }
        return isWide(body, length) && isCertainlyHiddenIn(body, length);
    }

    /** Returns whether a body is text in UTF-16 or UTF-32: its first character contains a zero byte. */
    private static boolean isWide(byte[] body, int length) {
        for (int i = 0; i < Math.min(length, Integer.BYTES); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Creates the exception for a successful response that repeats the credentials. */
    static RuntimeException rejected(Response head, Failures failures) {
        return failures.malformed(
                "the response with status " + head.status()
                        + " repeats the credentials that were sent, so it is not passed on",
                Received.head(head));
    }

    /**
     * Masks the credentials in a string.
     *
     * @param text any string
     * @return the text without them
     */
    public String redact(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, MASK);
        }
        return redacted;
    }

    /**
     * Masks the credentials in a body, or the whole body if it may end within the credentials or escape them.
     *
     * @param body any body
     * @return the same array if it doesn't contain them
     */
    public byte[] redact(byte[] body) {
        // Each byte becomes one character and back, so that no byte changes.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String redacted = redact(text);
        byte[] bytes = redacted.equals(text) ? body : redacted.getBytes(StandardCharsets.ISO_8859_1);
        String read = unescaped(bytes, bytes.length);
        return !redact(read).equals(read) || endsWithinSecret(read) ? HIDDEN : bytes;
    }

    /** Returns whether JSON escapes hide the credentials in a body, with certainty rather than by accident. */
    boolean isCertainlyHiddenIn(byte[] body, int length) {
        return isCertainlyIn(unescaped(body, length));
    }

    boolean isCertainlyIn(String text) {
        for (String secret : secrets) {
            if (secret.length() >= MIN_DISTINCTIVE_LENGTH && text.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    /** Resolves JSON escapes in a body, and removes zeros, which are every second byte of ASCII in UTF-16. */
    private static String unescaped(byte[] body, int length) {
        String written = new String(body, 0, length, StandardCharsets.ISO_8859_1).replace("\0", "");
        Matcher escape = ESCAPE.matcher(written);
        StringBuilder read = new StringBuilder();
        while (escape.find()) {
            escape.appendReplacement(read, "");
            if (escape.group(1) != null) {
                read.append((char) Integer.parseInt(escape.group(1), 16));
            } else if (escape.group(2) != null) {
                read.append(escape.group(2));
            }
        }
        return escape.appendTail(read).toString();
    }

    /** Returns whether a string ends with a prefix of the credentials. */
    private boolean endsWithinSecret(String text) {
        return secrets.stream()
                .anyMatch(secret -> IntStream.range(MIN_SECRET_LENGTH, secret.length())
                        .anyMatch(length -> text.endsWith(secret.substring(0, length))));
    }

    /**
     * Returns the response without its body, the credentials, and session cookies, which are credentials too.
     *
     * @param response any response
     * @param request the request without credentials
     * @return a copy
     */
    public Response head(Response response, Request request) {
        Map<String, Collection<String>> headers = new LinkedHashMap<>();
        for (Map.Entry<String, Collection<String>> header : response.headers().entrySet()) {
            String name = header.getKey();
            if (!name.equalsIgnoreCase("Set-Cookie") && !name.equalsIgnoreCase("Set-Cookie2")) {
                List<String> redacted = new ArrayList<>(header.getValue().size());
                for (String value : header.getValue()) {
                    redacted.add(redact(value));
                }
                headers.put(redact(name), redacted);
            }
        }
        return response.toBuilder()
                .request(request)
                .reason(response.reason() == null ? null : redact(response.reason()))
                .headers(headers)
                .body((Response.Body) null)
                .build();
    }

    /**
     * Returns the same exception, or a copy of its text: the exception of another transport may reference the request.
     *
     * @param failure any exception
     * @return an exception without the credentials
     */
    public IOException redact(IOException failure) {
        if (isHarmless(failure)) {
            return failure;
        }
        IOException copy = failure instanceof IncompleteResponseException incomplete
                ? new IncompleteResponseException(redact(failure.getMessage()), incomplete.received(), null)
                : new IOException(redact(String.valueOf(failure)));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    /** Returns whether an exception and its causes are known types without the credentials. */
    boolean isHarmless(Throwable failure) {
        ClassLoader loader = failure.getClass().getClassLoader();
        boolean isKnownType = failure instanceof IncompleteResponseException
                || loader == null
                || loader == ClassLoader.getPlatformClassLoader();
        String message = failure.getMessage();
        return isKnownType
                && (message == null || redact(message).equals(message))
                && (failure.getCause() == null || isHarmless(failure.getCause()))
                && Stream.of(failure.getSuppressed()).allMatch(this::isHarmless);
    }

    /**
     * Examines one pair of bytes per length of the pattern, because each occurrence contains one of them, and compares
     * the bytes around a pair that the pattern contains. The places are fixed, unlike those of Boyer and Moore, so that
     * the processor loads several of them at the same time.
     */
    private static int indexOf(byte[] body, int length, String text) {
        byte[] pattern = text.getBytes(StandardCharsets.ISO_8859_1);
        int step = pattern.length - 1;
        boolean[] pairs = new boolean[PAIRS];
        for (int end = 1; end <= step; end++) {
            pairs[pair(pattern, end)] = true;
        }
        for (int end = step; end < length; end += step) {
            int found = pairs[pair(body, end)] ? indexOf(body, end - step, Math.min(end, length - step), pattern) : -1;
            if (found >= 0) {
                return found;
            }
        }
        return -1;
    }

    /** Returns the first place in a range where the pattern begins. */
    private static int indexOf(byte[] body, int from, int to, byte[] pattern) {
        for (int start = from; start < to; start++) {
            if (body[start] == pattern[0]
                    && Arrays.equals(body, start, start + pattern.length, pattern, 0, pattern.length)) {
                return start;
            }
        }
        return -1;
    }

    private static int pair(byte[] bytes, int end) {
        return (bytes[end - 1] << 5 ^ bytes[end]) & PAIRS - 1;
    }
}
