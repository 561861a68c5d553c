package io.github.llamabatches.gate.internal.comparing;

import io.github.llamabatches.gate.internal.comparing.Change.Demand;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as defined by semver.org; build metadata is ignored. */
record SemanticVersion(BigInteger major, BigInteger minor, BigInteger patch, String preRelease)
        implements Comparable<SemanticVersion> {

    private static final String NUMBER = "(0|[1-9]\\d{0,17})";
    private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    private static final Pattern FORM = Pattern.compile(
            NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + IDENTIFIERS + "))?(?:\\+" + IDENTIFIERS + ")?");

    static Optional<SemanticVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > 200 || !matcher.matches()) {
            return Optional.empty();
        }
        String preRelease = matcher.group(4);
        return Optional.of(new SemanticVersion(
                new BigInteger(matcher.group(1)),
                new BigInteger(matcher.group(2)),
                new BigInteger(matcher.group(3)),
                preRelease == null ? "" : preRelease));
    }

    /** Returns the lowest version that permits such changes. While the major version is 0, a lower part suffices. */
    SemanticVersion after(Demand demand) {
        boolean initial = major.signum() == 0;
        if (demand == Demand.NONE || !preRelease.isEmpty()) {
            return this;
        }
        if (demand == Demand.MAJOR && !initial) {
            return new SemanticVersion(major.add(BigInteger.ONE), BigInteger.ZERO, BigInteger.ZERO, "");
        }
        if (demand == Demand.MAJOR || !initial) {
            return new SemanticVersion(major, minor.add(BigInteger.ONE), BigInteger.ZERO, "");
        }
        return new SemanticVersion(major, minor, patch.add(BigInteger.ONE), "");
    }

    /** Returns whether a release of that version, or a pre-release of it, may contain such changes. */
    boolean suffices(SemanticVersion released, Demand demand) {
        if (demand == Demand.NONE) {
            return compareTo(released) >= 0;
        }
        // A pre-release makes no promise.
        return released.preRelease.isEmpty() ? core().compareTo(released.after(demand)) >= 0 : compareTo(released) > 0;
    }

    private SemanticVersion core() {
        return new SemanticVersion(major, minor, patch, "");
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = major.compareTo(other.major);
        order = order != 0 ? order : minor.compareTo(other.minor);
        order = order != 0 ? order : patch.compareTo(other.patch);
        if (order != 0 || preRelease.equals(other.preRelease)) {
            return order;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return preRelease.isEmpty() ? 1 : -1;
        }
        String[] mine = preRelease.split("\\.");
        String[] theirs = other.preRelease.split("\\.");
        for (int i = 0; i < Math.min(mine.length, theirs.length); i++) {
            int byPart = comparePart(mine[i], theirs[i]);
            if (byPart != 0) {
                return byPart;
            }
        }
        return Integer.compare(mine.length, theirs.length);
    }

    private static int comparePart(String mine, String theirs) {
        boolean isNumber = mine.matches("\\d+");
        if (isNumber != theirs.matches("\\d+")) {
            return isNumber ? -1 : 1;
        }
        return isNumber ? new BigInteger(mine).compareTo(new BigInteger(theirs)) : mine.compareTo(theirs);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (preRelease.isEmpty() ? "" : "-" + preRelease);
    }
}
