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

/**
 * Takes the credentials of a request out of whatever comes back: servers and proxies that repeat what they were sent
 * are common, above all in errors, and all that comes back can end up in a log.
 */
public final class Redactor {

    private static final String MASK = "***";
    private static final byte[] HIDDEN = MASK.getBytes(StandardCharsets.US_ASCII);

    /** A shorter text is no key, and stands in much that has nothing to do with it. */
    private static final int MIN_SECRET_LENGTH = 4;

    /** From this length on a text isn't found in a page by accident. */
    private static final int MIN_DISTINCTIVE_LENGTH = 8;

    /** An escape of JSON: of a character of ASCII by its number, one that the end cuts off, or any other. */
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:u00([0-7]\\p{XDigit})|(?:u\\p{XDigit}{0,3})?\\z|(.))", Pattern.DOTALL);

    private final List<String> secrets = new ArrayList<>();

    /**
     * Finds the credentials in the headers of a request.
     *
     * @param requestHeaders the headers
     */
    public Redactor(Map<String, Collection<String>> requestHeaders) {
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
                // As many write it in JSON.
                secrets.add(secret.replace("/", "\\/"));
            }
        }
    }

    /**
     * Returns whether a body repeats the credentials, certainly rather than by accident.
     *
     * @param body the body, and behind it anything
     * @param length the length of the body
     * @return whether it does
     */
    public boolean isCertainlyIn(byte[] body, int length) {
        for (String secret : secrets) {
            if (secret.length() >= MIN_DISTINCTIVE_LENGTH && indexOf(body, length, secret) >= 0) {
                return true;
            }
        }
        return isWide(body, length) && isCertainlyHiddenIn(body, length);
    }

    /** Returns whether a body is text in UTF-16 or UTF-32: its first character has a byte that is zero. */
    private static boolean isWide(byte[] body, int length) {
        for (int i = 0; i < Math.min(length, Integer.BYTES); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Makes the exception of a success that repeats the credentials. */
    static RuntimeException refused(Response head, Failures failures) {
        return failures.malformed(
                "the answer with status " + head.status()
                        + " repeats the credentials that were sent, so it is not passed on",
                Received.head(head));
    }

    /**
     * Masks the credentials in a text.
     *
     * @param text any
     * @return the text without them
     */
    public String redact(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, MASK);
        }
        return redacted;
    }

    /** Redacts a body, or masks it as a whole: it may have been cut within the credentials, or hide them by escapes. */
    byte[] redact(byte[] body) {
        // Each byte a character, and back: no byte is changed on the way.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String redacted = redact(text);
        byte[] bytes = redacted.equals(text) ? body : redacted.getBytes(StandardCharsets.ISO_8859_1);
        String read = unescaped(bytes, bytes.length);
        return !redact(read).equals(read) || endsWithinSecret(read) ? HIDDEN : bytes;
    }

    /** Returns whether escapes of JSON hide the credentials in a body, certainly rather than by accident. */
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

    /** Undoes the escapes of JSON in a body, and leaves out zeros, which are every second byte of UTF-16. */
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

    /** Returns whether a text ends with the beginning of the credentials. */
    private boolean endsWithinSecret(String text) {
        for (String secret : secrets) {
            for (int length = MIN_SECRET_LENGTH; length < secret.length(); length++) {
                if (text.endsWith(secret.substring(0, length))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The response without its body, without the credentials, and without a new session, which is one like an old one.
     *
     * @param request the request without credentials
     */
    Response head(Response response, Request request) {
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
     * Returns the same failure, or a copy of its text: from an exception of another transport the request may be
     * reachable.
     *
     * @param failure any
     * @return one without the credentials
     */
    public IOException redact(IOException failure) {
        return isHarmless(failure) ? failure : copyOf(failure);
    }

    boolean isHarmless(Throwable failure) {
        for (Throwable suppressed : failure.getSuppressed()) {
            if (!isHarmless(suppressed)) {
                return false;
            }
        }
        String message = failure.getMessage();
        return isKnownType(failure)
                && (message == null || redact(message).equals(message))
                && (failure.getCause() == null || isHarmless(failure.getCause()));
    }

    private static boolean isKnownType(Throwable failure) {
        ClassLoader loader = failure.getClass().getClassLoader();
        return failure instanceof IncompleteAnswerException
                || loader == null
                || loader == ClassLoader.getPlatformClassLoader();
    }

    private IOException copyOf(IOException failure) {
        IOException copy = failure instanceof IncompleteAnswerException incomplete
                ? new IncompleteAnswerException(redact(failure.getMessage()), incomplete.requestId(), null)
                : new IOException(redact(String.valueOf(failure)));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    /** Searches from the end of the text, which for a long one looks at few bytes (Boyer, Moore and Horspool). */
    private static int indexOf(byte[] body, int length, String text) {
        int last = text.length() - 1;
        int[] shifts = new int[256];
        Arrays.fill(shifts, text.length());
        for (int i = 0; i < last; i++) {
            shifts[text.charAt(i) & 0xff] = last - i;
        }
        int start = 0;
        while (start + last < length) {
            int i = last;
            while (i >= 0 && body[start + i] == text.charAt(i)) {
                i--;
            }
            if (i < 0) {
                return start;
            }
            start += shifts[body[start + last] & 0xff];
        }
        return -1;
    }
}
