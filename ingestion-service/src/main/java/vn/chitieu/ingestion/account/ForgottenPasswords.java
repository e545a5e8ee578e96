package vn.chitieu.ingestion.account;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.DefaultCity;

/**
 * Takes what people enter who have forgotten their password, and sends a mail to those who have an account, in the
 * background: neither the answer nor its time says whether there is one. What waits is bounded, and is lost when the
 * service stops; the person asks again. Thread-safe.
 */
@Component
public final class ForgottenPasswords implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPasswords.class);
    private static final int MOST_WAITING = 1000;
    private static final int MOST_CHARACTERS = 254;

    private final InvitationService invitations;
    private final DefaultCity defaultCity;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                Thread named = new Thread(work, "forgotten-passwords");
                named.setDaemon(true);
                return named;
            });

    ForgottenPasswords(InvitationService invitations, DefaultCity defaultCity) {
        this.invitations = invitations;
        this.defaultCity = defaultCity;
    }

    /**
     * Takes a name or an address; returns at once.
     *
     * @param nameOrEmail untrusted input
     */
    public void request(String nameOrEmail) {
        String given = nameOrEmail.strip();
        if (given.isEmpty() || given.length() > MOST_CHARACTERS) {
            return;
        }
        try {
            thread.execute(() -> attempt(given));
        } catch (RejectedExecutionException tooMany) {
            LOG.warn("A forgotten password is not answered: {} wait already", MOST_WAITING);
        }
    }

    private void attempt(String given) {
        try {
            invitations.forgotten(given, defaultCity.id().orElse(null));
        } catch (RuntimeException failed) {
            LOG.warn("A forgotten password is not answered: {}", failed.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
