package vn.chitieu.localstack.services;

import java.time.Duration;
import java.util.Optional;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.localstack.StackException;

/** Waits until everything that was sent has had all its consequences: it is in the totals, and its mail is out. */
public final class SampleSettlement {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String AGGREGATION = "aggregation";
    private static final String NOTIFICATION = "notification";

    private final ConsumerLag lag;
    private final NotificationApi notification;

    /** Takes what it looks at. */
    public SampleSettlement(ConsumerLag lag, NotificationApi notification) {
        this.lag = lag;
        this.notification = notification;
    }

    /**
     * Returns when nothing is under way any more.
     *
     * @throws StackException saying what still was, if that takes longer than the timeout
     */
    public void await(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Optional<String> pending = pending(); pending.isPresent(); pending = pending()) {
            if (System.nanoTime() > deadline) {
                throw new StackException("After " + timeout.toSeconds() + " s still under way: " + pending.get());
            }
            pause();
        }
    }

    /** Looks in the order in which an update travels: what one stage has finished is counted in the next. */
    private Optional<String> pending() {
        long updates = lag.of(AGGREGATION, Topics.INDICATOR_UPDATES);
        if (updates > 0) {
            return Optional.of(updates + " updates before aggregation");
        }
        long totals = lag.of(NOTIFICATION, Topics.QUARTERLY_TOTALS);
        if (totals > 0) {
            return Optional.of(totals + " totals before notification");
        }
        int notices = notification.pendingNotices();
        if (notices > 0) {
            return Optional.of(notices + " notices before the outbox");
        }
        return notification.hasLiveMails() ? Optional.of("mails before the inbox") : Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for the totals", e);
        }
    }
}
