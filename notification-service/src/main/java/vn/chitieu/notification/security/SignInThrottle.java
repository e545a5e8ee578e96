package vn.chitieu.notification.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bears a few failed attempts to sign in and refuses further ones for a while. What counts is a user from an address
 * first, so that nobody locks out another from elsewhere; then all attempts of an address, and of a user. An attempt
 * counts when it begins, so many at once are not many for the price of one. Thread-safe; keeps a bounded number of
 * tallies.
 */
final class SignInThrottle {

    private static final int KEPT = 20_000;
    private static final int NAME_CHARACTERS = 64;
    private static final int OF_AN_ADDRESS = 6;
    private static final int OF_A_USER = 10;

    private final SignInSettings.Throttle settings;
    private final Clock clock;
    private final Map<String, Tally> tallies = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > KEPT;
        }
    };

    SignInThrottle(SignInSettings.Throttle settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts an attempt; returns how long to wait instead where there were too many. */
    synchronized Optional<Duration> begin(String user, String address) {
        Instant now = clock.instant();
        Map<String, Integer> limits = limits(user, address);
        Duration wait = Duration.ZERO;
        for (Map.Entry<String, Integer> limit : limits.entrySet()) {
            Tally tally = current(limit.getKey(), now);
            if (tally.attempts() >= limit.getValue()) {
                Duration rest = Duration.between(now, tally.since().plus(settings.window()));
                wait = wait.compareTo(rest) >= 0 ? wait : rest;
            }
        }
        if (!wait.isZero()) {
            return Optional.of(wait.plusSeconds(1));
        }
        limits.keySet().forEach(key -> tallies.put(key, current(key, now).more(1)));
        return Optional.empty();
    }

    /** Takes back what the attempt counted: it was the right password. */
    synchronized void succeeded(String user, String address) {
        Instant now = clock.instant();
        limits(user, address)
                .keySet()
                .forEach(key -> tallies.put(key, current(key, now).more(-1)));
        tallies.remove(pair(user, address));
    }

    private Tally current(String key, Instant now) {
        Tally tally = tallies.get(key);
        return tally == null || !tally.since().plus(settings.window()).isAfter(now) ? new Tally(0, now) : tally;
    }

    private Map<String, Integer> limits(String user, String address) {
        return Map.of(
                pair(user, address),
                settings.failures(),
                "address " + address,
                settings.failures() * OF_AN_ADDRESS,
                "user " + shortened(user),
                settings.failures() * OF_A_USER);
    }

    private static String pair(String user, String address) {
        return "pair " + address + " " + shortened(user);
    }

    private static String shortened(String user) {
        String name = user.strip().toLowerCase(Locale.ROOT);
        return name.length() <= NAME_CHARACTERS ? name : name.substring(0, NAME_CHARACTERS);
    }

    private record Tally(int attempts, Instant since) {
        Tally more(int change) {
            return new Tally(Math.max(0, attempts + change), since);
        }
    }
}
