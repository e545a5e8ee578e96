package vn.chitieu.notification.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.support.problem.ProblemException;

/**
 * Sends a mail that tries the way to a person of the catalog, at once and once: past the outbox, whose retries and
 * quiet hours would hide what is to be seen. One in {@link #PAUSE} at the most, of all callers together. Thread-safe.
 */
@Service
public final class TestMailService {

    static final Duration PAUSE = Duration.ofSeconds(5);

    private final LetterBuilder letters;
    private final MimeMessageWriter writer;
    private final MessageChannel channel;
    private final Clock clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

    TestMailService(
            LetterBuilder letters,
            MimeMessageWriter writer,
            @Qualifier("mailChannel") MessageChannel channel,
            Clock clock) {
        this.letters = letters;
        this.writer = writer;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Sends one.
     *
     * @param recipient id of the person
     * @param by who has asked for it
     * @return what the mail server said
     * @throws ProblemException NO_RECIPIENT for an unknown person or an address that is none, TOO_MANY_ATTEMPTS too
     *     soon after the one before
     */
    public Sent send(Catalog city, String recipient, String by) {
        Person person = city.people().stream()
                .filter(one -> one.id().equals(recipient))
                .findFirst()
                .orElseThrow(() -> noRecipient("expected the id of a person of the catalog, got another"));
        Instant now = clock.instant();
        Instant before = last.get();
        if (now.isBefore(before.plus(PAUSE)) || !last.compareAndSet(before, now)) {
            throw new ProblemException(
                    NotificationProblemCode.TOO_MANY_ATTEMPTS,
                    "expected " + PAUSE.toSeconds() + " s between two test mails, got less");
        }
        ZonedDateTime local = now.atZone(city.calendar().zone());
        try {
            FrozenMail mail = writer.write(
                    letters.test(by, person, city, local.toLocalDate()), person, "test-" + UUID.randomUUID(), local);
            return new Sent(person, channel.send(mail));
        } catch (MessagingException noAddress) {
            throw noRecipient("expected an address of " + person.id() + ", got none that a mail can be sent to");
        } catch (IOException fault) {
            throw new IllegalStateException("expected a mail that can be written", fault);
        }
    }

    private static ProblemException noRecipient(String message) {
        return new ProblemException(NotificationProblemCode.NO_RECIPIENT, message);
    }

    /** Whom it was sent to, and how that ended. */
    public record Sent(Person person, SendOutcome outcome) {}
}
