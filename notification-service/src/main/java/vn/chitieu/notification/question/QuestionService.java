package vn.chitieu.notification.question;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.RecipientResolver;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/**
 * Asks the person in charge of a figure, and takes the answer. A question and its answer are stored with a mark that
 * mails are to be posted; the mark is removed after the outbox has them, and {@link #tick} posts what a crash left.
 * Thread-safe; idempotent.
 */
@Service
public final class QuestionService {

    private static final Logger log = LoggerFactory.getLogger(QuestionService.class);
    private static final int AT_ONCE = 100;

    private final QuestionRepository questions;
    private final QuestionRateLimit limit;
    private final OutboxPublisher outboxPublisher;
    private final WakeUpSignal wakeUp;
    private final Clock clock;

    /** Takes the store, the rate limit, what posts notices and wakes their delivery, and the clock. */
    QuestionService(
            QuestionRepository questions,
            QuestionRateLimit limit,
            OutboxPublisher outboxPublisher,
            WakeUpSignal wakeUp,
            Clock clock) {
        this.questions = questions;
        this.limit = limit;
        this.outboxPublisher = outboxPublisher;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /**
     * Asks those who are asked first about a case of the figure: the head of the unit, else the positions in charge at
     * the lowest level. Who asks is never asked.
     *
     * @param id of the question in the city; the same id with the same content again is the same question
     * @param about the figure, of the city of the catalog
     * @param asker id of the position of who asks
     * @param text 1 to {@value Question#TEXT_LIMIT} characters
     * @return the question, or a refusal: BAD_ID, BAD_QUESTION, ID_IN_USE, NO_PERSON_IN_CHARGE or TOO_MANY_QUESTIONS
     */
    public Outcome ask(Catalog city, String id, TotalKey about, String asker, String text) {
        if (!CityKey.isClientId(id)) {
            return new Outcome.Refused(
                    Refusal.BAD_ID, "expected an id of 1 to 64 letters, digits and - _ . :, got " + id);
        }
        if (!Question.isText(text)) {
            return new Outcome.Refused(
                    Refusal.BAD_QUESTION,
                    "expected a question of 1 to " + Question.TEXT_LIMIT + " characters, got " + text.length());
        }
        QuestionRecord earlier = questions.find(about.city(), id).orElse(null);
        if (earlier != null) {
            return earlier.question().isSame(about, asker, text)
                    ? new Outcome.Kept(posted(earlier))
                    : new Outcome.Refused(
                            Refusal.ID_IN_USE, "expected an id that is new, got that of another question");
        }
        Instant now = clock.instant();
        List<String> asked = asked(city, about, asker, now);
        if (asked.isEmpty()) {
            return new Outcome.Refused(
                    Refusal.NO_PERSON_IN_CHARGE,
                    "expected a figure that another position of the catalog is in charge of, got " + about.indicator()
                            + " of " + about.scope());
        }
        Optional<Duration> wait = limit.enter(about.city().stored(asker));
        if (wait.isPresent()) {
            return new Outcome.Refused(
                    Refusal.TOO_MANY_QUESTIONS,
                    "expected at most " + QuestionRateLimit.MOST + " questions of a person in a day, got one more",
                    wait.get());
        }
        QuestionRecord one = QuestionRecord.asked(new Question(id, about, asker, text, now), asked);
        if (!questions.store(one)) {
            return ask(city, id, about, asker, text);
        }
        log.info("Question {} about {} was asked by {}", id, about, asker);
        return new Outcome.Kept(posted(one));
    }

    /**
     * Takes the answer of a caller who may hold several positions, for the first of these that was asked.
     *
     * @param positions ids of the positions of who answers, one or more
     * @return as {@link #answer(CityKey, String, String, String)}
     */
    public Outcome answer(CityKey city, String id, Set<String> positions, String text) {
        String by = questions.find(city, id).stream()
                .flatMap(one -> one.asked().stream())
                .filter(positions::contains)
                .findFirst()
                .orElseGet(() -> positions.stream().sorted().findFirst().orElseThrow());
        return answer(city, id, by, text);
    }

    /**
     * Takes the answer to a question; the first one stays.
     *
     * @param by id of the position of who answers
     * @param text 1 to {@value Question.Answer#TEXT_LIMIT} characters
     * @return the question, or a refusal: UNKNOWN_QUESTION, FORBIDDEN, BAD_ANSWER or ALREADY_ANSWERED
     */
    public Outcome answer(CityKey city, String id, String by, String text) {
        while (true) {
            QuestionRecord one = questions.find(city, id).orElse(null);
            if (one == null) {
                return new Outcome.Refused(Refusal.UNKNOWN_QUESTION, "expected the id of a question, got " + id);
            }
            if (!one.asked().contains(by)) {
                return new Outcome.Refused(Refusal.FORBIDDEN, "expected one of those who were asked, got " + by);
            }
            if (!Question.Answer.isText(text)) {
                return new Outcome.Refused(
                        Refusal.BAD_ANSWER,
                        "expected an answer of 1 to " + Question.Answer.TEXT_LIMIT + " characters, got "
                                + text.length());
            }
            Question.Answer given = one.answer();
            if (given != null) {
                return given.by().equals(by) && given.text().equals(text)
                        ? new Outcome.Kept(posted(one))
                        : new Outcome.Refused(
                                Refusal.ALREADY_ANSWERED,
                                "expected a question without an answer, got one that was answered at " + given.at());
            }
            QuestionRecord answered = one.answered(new Question.Answer(by, text, clock.instant()));
            if (questions.store(answered)) {
                log.info("Question {} was answered by {}", id, by);
                return new Outcome.Kept(posted(answered));
            }
        }
    }

    /**
     * Posts mails that a crash has kept from the outbox; one that fails is retried with a later tick.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        int pending = Page.all(after -> questions.pending(after, AT_ONCE))
                .mapToInt(page -> {
                    page.forEach(this::retry);
                    return page.size();
                })
                .sum();
        return pending > 0;
    }

    private void retry(QuestionRecord one) {
        try {
            posted(one);
        } catch (RuntimeException fault) {
            log.warn("Question {} waits for a fault to pass: {}", one.question().id(), fault.toString());
        }
    }

    private QuestionRecord posted(QuestionRecord one) {
        if (!one.pending()) {
            return one;
        }
        one.notices().forEach(outboxPublisher::post);
        wakeUp.signal();
        QuestionRecord posted = one.posted();
        // Another write is of someone who posts as well.
        return questions.store(posted)
                ? posted
                : questions.find(one.question().city(), one.question().id()).orElse(one);
    }

    private static List<String> asked(Catalog city, TotalKey about, String asker, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        return RecipientResolver.chain(city, about, today).steps().stream()
                .filter(step -> !step.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .filter(person -> !person.equals(asker))
                .toList();
    }

    /** What became of a request. */
    public sealed interface Outcome {

        /**
         * It is kept, since now or before.
         *
         * @param one the question as it stands
         */
        record Kept(QuestionRecord one) implements Outcome {}

        /**
         * It was refused, and nothing changed.
         *
         * @param code why, stable
         * @param message what was expected and what came, in English
         * @param after how long until the next is taken; null where waiting does not help
         */
        record Refused(
                Refusal code, String message, @Nullable Duration after) implements Outcome {

            Refused(Refusal code, String message) {
                this(code, message, null);
            }
        }
    }

    /** Why a request is refused; stable codes. */
    public enum Refusal {
        /** The id has another shape. */
        BAD_ID,
        /** Another question has the id. */
        ID_IN_USE,
        /** No question, or too long a one. */
        BAD_QUESTION,
        /** No position of the catalog but perhaps that of who asks is in charge of the figure. */
        NO_PERSON_IN_CHARGE,
        /** The person has asked too many questions in a day. */
        TOO_MANY_QUESTIONS,
        /** No question has that id. */
        UNKNOWN_QUESTION,
        /** The person was not asked. */
        FORBIDDEN,
        /** No answer, or too long a one. */
        BAD_ANSWER,
        /** Another answer was given. */
        ALREADY_ANSWERED
    }
}
