package vn.chitieu.support.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Log of failed authentications: which name was tried, from where, why it was refused, and never a secret. What comes
 * from outside is shown on one line and short. At most {@value #MOST_LINES} lines a minute, then how many there were
 * more, so that a flood of attempts pushes nothing else out of the log. Thread-safe.
 */
final class SecurityLog {

    static final int MOST_LINES = 120;

    private static final Logger LOG = LoggerFactory.getLogger(SecurityLog.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_CHARACTERS = 64;

    private final Clock clock;
    private Instant until = Instant.MIN;
    private int lines;

    /** Makes a log that counts by this clock. */
    public SecurityLog(Clock clock) {
        this.clock = clock;
    }

    /** An attempt to sign in was refused. */
    void signInFailed(String user, String address, String reason) {
        if (tryAcquire()) {
            LOG.warn("Sign-in of {} from {} failed: {}", shown(user), shown(address), shown(reason));
        }
    }

    /** A key was refused; its public part is logged, if it has one. */
    void keyRefused(String key, String address) {
        if (tryAcquire()) {
            LOG.warn("Key {} from {} was refused", shown(key), shown(address));
        }
    }

    /** A caller that is known asked for what its role does not allow, or sent a form without its token. */
    void actionRefused(String caller, String action, String address, String reason) {
        if (tryAcquire()) {
            LOG.warn("{} of {} from {} was refused: {}", shown(action), shown(caller), shown(address), shown(reason));
        }
    }

    private static String shown(String text) {
        return SafeText.of(text, MOST_CHARACTERS);
    }

    private synchronized boolean tryAcquire() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            if (lines > MOST_LINES) {
                LOG.warn("{} more sign-ins and requests were refused within a minute", lines - MOST_LINES);
            }
            until = now.plus(WINDOW);
            lines = 0;
        }
        lines++;
        return lines <= MOST_LINES;
    }
}
