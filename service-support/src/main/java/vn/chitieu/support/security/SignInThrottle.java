package vn.chitieu.support.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.support.request.ClientNetwork;

/**
 * Delays attempts to sign in after some have failed, and never refuses for longer than a minute: a user with the right
 * password gets in after the wait that is named. What counts is a user from one place, which is an address or a browser
 * that this user signed in with before. Each place has its own wait, so guesses from elsewhere take nothing from it;
 * many failures of an address or of a user make a place that is new for the user wait once before its first attempt. An
 * attempt counts when it begins, so many at once are not many for the price of one. Thread-safe; keeps a bounded number
 * of tallies.
 */
final class SignInThrottle {

    /** The longest wait between two attempts. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofSeconds(5);

    /** How long a new place waits once while a user or an address is guessed at. */
    static final Duration NEW_PLACE = Duration.ofSeconds(10);

    private static final int KEPT = 20_000;
    private static final int NAME_CHARACTERS = 64;
    private static final int OF_AN_ADDRESS = 6;
    private static final int OF_A_USER = 10;
    private static final int MOST_DOUBLINGS = 4;

    private final int failures;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Makes a throttle.
     *
     * @param failures of a user from one place that cost no wait
     * @param window after which a failure is forgotten, counted from the last one
     */
    public SignInThrottle(int failures, Duration window, Clock clock) {
        this.failures = failures;
        this.window = window;
        this.clock = clock;
    }

    /**
     * Counts an attempt; returns how long to wait instead where it comes too early.
     *
     * @param browser the id of a browser with which this user signed in before, empty for any other
     */
    public synchronized Optional<Duration> begin(String user, String address, Optional<String> browser) {
        Instant now = clock.instant();
        String pair = pair(user, place(address, browser));
        Tally known = current(pair, now);
        if (known == null && browser.isEmpty() && isGuessedAt(user, address, now)) {
            tallies.put(pair, new Tally(0, now, now.plus(NEW_PLACE)));
            return Optional.of(NEW_PLACE);
        }
        if (known != null && now.isBefore(known.notBefore())) {
            return Optional.of(
                    Duration.between(now, known.notBefore()).plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
        }
        count(pair, now, failures);
        if (browser.isEmpty()) {
            count("address " + ClientNetwork.of(address), now, Integer.MAX_VALUE);
            count("user " + shortened(user), now, Integer.MAX_VALUE);
        }
        return Optional.empty();
    }

    /** Takes back what the attempt counted: it was the right password. */
    public synchronized void succeeded(String user, String address, Optional<String> browser) {
        Instant now = clock.instant();
        tallies.remove(pair(user, place(address, browser)));
        if (browser.isEmpty()) {
            takeBack("address " + ClientNetwork.of(address), now);
            takeBack("user " + shortened(user), now);
        }
    }

    private boolean isGuessedAt(String user, String address, Instant now) {
        return attempts("address " + ClientNetwork.of(address), now) >= failures * OF_AN_ADDRESS
                || attempts("user " + shortened(user), now) >= failures * OF_A_USER;
    }

    private int attempts(String key, Instant now) {
        Tally tally = current(key, now);
        return tally == null ? 0 : tally.attempts();
    }

    private void count(String key, Instant now, int free) {
        int attempts = attempts(key, now) + 1;
        Duration wait = attempts < free ? Duration.ZERO : wait(attempts - free);
        tallies.put(key, new Tally(attempts, now, now.plus(wait)));
    }

    private void takeBack(String key, Instant now) {
        Tally tally = current(key, now);
        if (tally != null) {
            tallies.put(key, new Tally(Math.max(0, tally.attempts() - 1), tally.last(), tally.notBefore()));
        }
    }

    /** {@link #FIRST}, then twice as long with each further failure, up to {@link #LONGEST}. */
    private static Duration wait(int further) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(further, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    private @Nullable Tally current(String key, Instant now) {
        Tally tally = tallies.get(key);
        return tally == null || !tally.last().plus(window).isAfter(now) ? null : tally;
    }

    private static String place(String address, Optional<String> browser) {
        return browser.map(id -> "browser " + id).orElseGet(() -> ClientNetwork.of(address));
    }

    private static String pair(String user, String place) {
        return "pair " + place + " " + shortened(user);
    }

    private static String shortened(String user) {
        String name = user.strip().toLowerCase(Locale.ROOT);
        return name.length() <= NAME_CHARACTERS ? name : name.substring(0, NAME_CHARACTERS);
    }

    /** Attempts of a key, the last of them, and before when there is no other. */
    private record Tally(int attempts, Instant last, Instant notBefore) {}
}
