package io.github.llamabatches;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Kinds of invalid, unusual or rare responses, each around a valid page. */
enum WireFuzz {
    STATUS_LINE {
        @Override
        RawResponse answer(Random random, String page) {
            String line = random.nextInt(3) == 0
                    ? "HTTP/1.1 " + (100 + random.nextInt(900)) + " " + noise(random, 8)
                    : pick(random, STATUS_LINES);
            return new RawResponse(line + eol(random) + length(page) + "\r\n\r\n" + page);
        }
    },
    HEADERS {
        @Override
        RawResponse answer(Random random, String page) {
            int count = random.nextInt(50) == 0 ? 1000 + random.nextInt(9000) : random.nextInt(12);
            int lengthAt = random.nextInt(count + 1);
            StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
            for (int i = 0; i <= count; i++) {
                head.append(i == lengthAt ? length(page) : header(random)).append(eol(random));
            }
            if (random.nextInt(30) == 0) {
                head.append("X-Huge: ")
                        .append("h".repeat(1 << (10 + random.nextInt(11))))
                        .append("\r\n");
            }
            return new RawResponse(head + "\r\n" + page);
        }
    },
    CHALLENGE {
        @Override
        RawResponse answer(Random random, String page) {
            int status = random.nextBoolean() ? 401 : 407;
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                head.append(random.nextBoolean() ? "WWW-Authenticate:" : "Proxy-Authenticate:")
                        .append(random.nextInt(4) == 0 ? printable(random, 20) : pick(random, CHALLENGES))
                        .append("\r\n");
            }
            return new RawResponse(head + length("{\"detail\":\"no\"}") + "\r\n\r\n{\"detail\":\"no\"}", status);
        }
    },
    CHUNKS {
        @Override
        RawResponse answer(Random random, String page) {
            StringBuilder body = new StringBuilder();
            int damagedChunk = random.nextInt(6);
            int start = 0;
            for (int i = 0; start < page.length(); i++) {
                int end = Math.min(page.length(), start + 1 + random.nextInt(page.length()));
                String size = Integer.toHexString(end - start);
                body.append(i == damagedChunk ? oddSize(random, size) : size)
                        .append(i == damagedChunk ? eol(random) : "\r\n");
                body.append(page, start, end).append(random.nextInt(20) == 0 ? eol(random) : "\r\n");
                start = end;
            }
            if (random.nextInt(8) > 0) {
                body.append(random.nextInt(4) == 0 ? oddSize(random, "0") : "0").append("\r\n");
                for (int trailers = random.nextInt(3); trailers > 0; trailers--) {
                    body.append(header(random)).append(eol(random));
                }
                body.append("\r\n");
            }
            return new RawResponse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        }
    },
    LENGTH {
        @Override
        RawResponse answer(Random random, String page) {
            StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
            for (int count = random.nextInt(3); count >= 0; count--) {
                long length = page.length() + random.nextInt(3) - 1;
                head.append("Content-Length:")
                        .append(pick(random, LENGTHS).replace("N", String.valueOf(length)))
                        .append("\r\n");
            }
            return new RawResponse(head + "\r\n" + (random.nextInt(5) == 0 ? "" : page));
        }
    },
    INTERIM {
        @Override
        RawResponse answer(Random random, String page) {
            StringBuilder interim = new StringBuilder();
            for (int count = random.nextInt(8); count > 0; count--) {
                interim.append("HTTP/1.1 ").append(pick(random, STATUSES));
                interim.append(random.nextInt(4) == 0 ? "\r\n" + header(random) : "")
                        .append("\r\n\r\n");
            }
            if (random.nextInt(20) == 0) {
                interim.setLength(0);
                interim.append("HTTP/1.1 100 Continue\r\n\r\n".repeat(20_000));
            }
            String last = random.nextInt(6) == 0 ? "" : "HTTP/1.1 200 OK\r\n" + length(page) + "\r\n\r\n" + page;
            return new RawResponse(interim + last);
        }
    },
    CODING {
        @Override
        RawResponse answer(Random random, String page) {
            byte[] body = bytes(page);
            for (int times = random.nextInt(3); times > 0; times--) {
                body = RawServer.gzip(body);
            }
            // Only gzip has a checksum: damage to other data can result in a different page.
            if (body.length != page.length() && random.nextInt(4) == 0) {
                body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(3));
            }
            String text = new String(body, StandardCharsets.ISO_8859_1);
            boolean chunked = random.nextBoolean();
            String head = "HTTP/1.1 200 OK\r\nContent-Encoding:" + pick(random, CODINGS) + "\r\n"
                    + (random.nextInt(3) == 0 ? "Transfer-Encoding:" + pick(random, CODINGS) + "\r\n" : "")
                    + (chunked ? "Transfer-Encoding: chunked" : length(text)) + "\r\n\r\n";
            String framed = chunked ? Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n" : text;
            return new RawResponse(head + framed);
        }
    },
    SURPLUS {
        @Override
        RawResponse answer(Random random, String page) {
            String answer = "HTTP/1.1 200 OK\r\n" + length(page) + "\r\n\r\n" + page;
            String stray = Pages.page(random.nextBoolean() ? null : "t2", "stray");
            String more = "HTTP/1.1 200 OK\r\n" + length(stray) + "\r\n\r\n" + stray;
            int kind = random.nextInt(4);
            String surplus = kind == 0 ? more : kind == 1 ? more + more : kind == 2 ? noise(random, 30) : "\r\n" + more;
            return new RawResponse(answer + surplus);
        }
    },
    DAMAGED_HEAD {
        @Override
        RawResponse answer(Random random, String page) {
            StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "Connection: keep-alive\r\nX-Request-Id: req-7\r\n" + length(page) + "\r\n\r\n");
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                int at = random.nextInt(head.length());
                switch (random.nextInt(4)) {
                    case 0 -> head.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> head.deleteCharAt(at);
                    case 2 -> head.insert(at, noise(random, 4));
                    default -> head.delete(at, Math.min(head.length(), at + random.nextInt(10)));
                }
                if (head.isEmpty()) {
                    head.append('\n');
                }
            }
            return new RawResponse(head + page);
        }
    };

    private static final List<String> STATUS_LINES =
            choice("HTTP/1.1 200|HTTP/1.1 200 |HTTP/1.1  200 OK|HTTP/1.0 200 OK|"
                    + "HTTP/2 200 OK|HTTP/9999999999.1 200 OK|HTTP/1.1 +200 OK|HTTP/1.1 -200 OK|HTTP/1.1 20 OK|HTTP/1.1 0200 OK|"
                    + "HTTP/1.1 99999999999999999999 X|HTTP/1.1 2e2 OK|HTTP/1.1 2\u00b2\u00b2 OK|HTTP/1.1\t200\tOK|"
                    + "HTTP/1.1 200 \u0000\u00ff|HTTP/1.1|HTTP/1.1 |HTTP/|http/1.1 200 ok| HTTP/1.1 200 OK|\r\nHTTP/1.1 200 OK|"
                    + "\n\n\nHTTP/1.1 200 OK|ICY 200 OK|200 OK|GET / HTTP/1.1|HTTP/1.1 204 No Content|HTTP/1.1 205 Reset Content|"
                    + "HTTP/1.1 304 Not Modified|HTTP/1.1 302 X\r\nLocation: ::|HTTP/1.1 305 X\r\nLocation: http://[||HTTP/1.1 200 "
                    + "r".repeat(100_000));
    private static final List<String> CHALLENGES = choice("| |=| \"| max-age=x| ,| ,,,=| Unknown| Basic| Basic realm|"
            + " Basic realm=\"| Basic realm=\"\\| Digest| Digest realm=\"x\", nonce=\"\", qop=| Digest algorithm=none, nonce|"
            + " Digest realm=x, nonce=y, stale=true| NTLM| NTLM TlRM| NTLM =| Negotiate| Negotiate !| Kerberos x|"
            + " Bearer error=\"invalid_token\"| Basic realm=a Basic realm=b|\t\u00e9| " + "a=b,".repeat(5000));
    private static final List<String> SIZES =
            choice("-S|+S| S|S |0xS|0000000000000000000000S|zz||-|-1|-0|S;|S;a=b|S;a=\"|"
                    + "S;;;=|S \u0000|Sg|7fffffff|80000000|ffffffff|7fffffffffffffff|8000000000000000|fffffffffffffffffffffffffffff|"
                    + "1S|S\r|S\n|\r\nS|S;" + "x".repeat(50_000));
    private static final List<String> LENGTHS = choice(
            "N| N | +N| -N| N,N| N, 1| 0x1f| Nx| 1e3| 0| -1|| ,| N N| 1.0|\u00b2|"
                    + " 00000000000000000N| 2147483648| 9223372036854775807| 9223372036854775808| 18446744073709551616");
    private static final List<String> STATUSES =
            choice("100 Continue|100|101 Switching Protocols|101 X\r\nUpgrade: h2c|"
                    + "102 Processing|103 Early Hints|103 X\r\nLink: </a>; rel=preload|104 X\r\nContent-Length: 5|"
                    + "199 X\r\nTransfer-Encoding: chunked");
    private static final List<String> CODINGS = choice(" gzip| x-gzip| GZIP| deflate| br| zstd| identity|| gzip, gzip|"
            + " br, gzip| *| ,| chunked| chunked, chunked| gzip, chunked| chunked;q=1| xchunked| \u0000| gzip;q=\"");
    private static final List<String> KNOWN_HEADERS = choice("Connection: close, keep-alive|Connection: Content-Length|"
            + "Keep-Alive: timeout=-1, max=-1|Keep-Alive: timeout=99999999999999999999|Keep-Alive: =|Date: x|Expires: \u0000|"
            + "Set-Cookie: ;;=|Set-Cookie2: a=\"|Location: ::|Retry-After: -|X-Request-Id: \r\n \u00ff|X-Should-Retry:|"
            + "Content-Type: ;charset=\"|Trailer: Content-Length|Upgrade: h2c|Proxy-Connection: keep-alive|"
            + "Content-Range: bytes 5-1/x|WWW-Authenticate: =|Proxy-Authenticate:|Alt-Svc: \"|Refresh: 0");
    private static final List<String> LINE_ENDS = choice("\n|\r|\r\r\n|\n\r||\u0000\r\n");

    /**
     * A response.
     *
     * @param status the status that must be reported; 0 if a page or any failure is acceptable
     */
    record RawResponse(byte[] bytes, int status) {
        RawResponse(String text) {
            this(text, 0);
        }

        RawResponse(String text, int status) {
            this(WireFuzz.bytes(text), status);
        }
    }

    abstract RawResponse answer(Random random, String page);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String length(String body) {
        return "Content-Length: " + body.length();
    }

    private static List<String> choice(String texts) {
        return List.of(texts.split("\\|", -1));
    }

    private static String pick(Random random, List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static String oddSize(Random random, String size) {
        return pick(random, SIZES).replace("S", size);
    }

    private static String eol(Random random) {
        return random.nextInt(6) > 0 ? "\r\n" : pick(random, LINE_ENDS);
    }

    private static String header(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> noise(random, 20);
            case 1 -> printable(random, 20);
            case 2 -> "X-Folded: a\r\n" + (random.nextBoolean() ? " " : "\t") + printable(random, 10);
            case 3 -> "X-A: " + noise(random, 40);
            case 4 -> printable(random, 5) + " : " + printable(random, 10);
            case 5 -> ": " + printable(random, 5);
            default -> pick(random, KNOWN_HEADERS);
        };
    }

    /** Returns random bytes. */
    private static String noise(Random random, int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String printable(Random random, int most) {
        return random.ints(random.nextInt(most + 1), ' ', '~' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
