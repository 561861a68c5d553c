package io.github.llamabatches.runtime;

import io.github.llamabatches.runtime.Notes.Note;
import io.github.llamabatches.runtime.Notes.Place;
import io.github.llamabatches.runtime.Notes.Side;
import io.github.llamabatches.runtime.Parcels.Parcel;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates random values of every type with a fixed seed. */
final class RandomParcels {

    private static final String CHARACTERS = "aZ09 \"\\/\u0000\n\u007f\u00e9\u2028\ufeff{}%+";

    private final Random random;

    RandomParcels(long seed) {
        this.random = new Random(seed);
    }

    Parcel parcel(int depth) {
        return new Parcel(
                new UUID(random.nextLong(), random.nextLong()),
                maybe(this::text),
                maybe(() -> Base64Text.of(text().getBytes(StandardCharsets.UTF_8))),
                maybe(() -> LocalDate.ofEpochDay(random.nextInt(200_000) - 100_000)),
                maybe(() -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))),
                maybe(random::nextInt),
                maybe(random::nextLong),
                maybe(() -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(60))),
                maybe(() -> Float.MIN_VALUE + random.nextFloat()),
                maybe(() -> random.nextGaussian() * 1e200),
                maybe(random::nextBoolean),
                maybe(() -> random.nextBoolean() ? Side.LEFT : Side.of(text())),
                maybe(() -> anything(depth)),
                maybe(this::counts),
                depth == 0 ? null : maybe(() -> list(() -> parcel(depth - 1))),
                depth == 0 ? null : maybe(() -> list(() -> note(depth - 1))));
    }

    Note note(int depth) {
        Note.Builder note = Note.builder().textRequired(text()).textOrNull(maybe(this::text));
        if (random.nextBoolean()) {
            note.sideOrNull(maybe(() -> Side.LEFT));
        }
        if (random.nextBoolean()) {
            note.seenAt(maybe(() -> Instant.ofEpochSecond(random.nextInt())));
        }
        if (random.nextBoolean()) {
            note.more(maybe(() -> Map.of(text(), true)));
        }
        if (depth > 0 && random.nextBoolean()) {
            note.replies(maybe(() -> list(() -> note(depth - 1))));
        }
        if (random.nextBoolean()) {
            note.additionalProperty(text() + "+", maybe(() -> anything(depth)));
        }
        return note.place(maybe(() -> new Place(random.nextLong(), maybe(random::nextInt))))
                .build();
    }

    private Object anything(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> text();
            case 1 -> random.nextBoolean() ? random.nextInt() : BigDecimal.valueOf(random.nextLong(), 5);
            case 2 -> random.nextBoolean();
            case 3 -> list(() -> anything(depth - 1));
            default -> Map.of(text(), anything(depth - 1));
        };
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            counts.put(text() + i, random.nextLong());
        }
        return counts;
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(item.get());
        }
        return items;
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            if (random.nextInt(8) == 0) {
                text.appendCodePoint(0x1f600 + random.nextInt(0x30));
            } else {
                text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            }
        }
        return text.toString();
    }
}
