package vn.chitieu.ingestion.remark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.RemarkChanged.State;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.remark.Remark.Content;
import vn.chitieu.ingestion.remark.Remark.Written;
import vn.chitieu.ingestion.submission.PendingPublisher;

/**
 * Writes, changes, withdraws and answers remarks of the request's city, by optimistic locking. Each call is idempotent:
 * what is there already, by the same sender, is returned. Thread-safe; every method throws
 * {@link vn.chitieu.support.problem.UnavailableException} where the store does not answer.
 */
final class RemarkService {

    /** How many remarks a unit may write about a quarter. */
    static final int MOST_OF_A_QUARTER = 50;

    private final RemarkRepository remarks;
    private final PendingPublisher<Remark> publisher;
    private final Supplier<Catalog> catalog;
    private final Clock clock;
    private final Duration clockTolerance;

    /**
     * Takes the store, what publishes, the catalog in force, and the clock.
     *
     * @param clockTolerance how far the clock of who writes may run ahead, zero or more
     */
    RemarkService(
            RemarkRepository remarks,
            PendingPublisher<Remark> publisher,
            Supplier<Catalog> catalog,
            Clock clock,
            Duration clockTolerance) {
        this.remarks = remarks;
        this.publisher = publisher;
        this.catalog = catalog;
        this.clock = clock;
        this.clockTolerance = clockTolerance;
    }

    /**
     * Returns the remarks about a quarter, by unit and id.
     *
     * @param unit permanent id; null for all
     */
    List<Remark> of(Quarter quarter, @Nullable String unit) {
        return remarks.of(catalog.get().id(), quarter, unit);
    }

    /** Writes a new remark of a unit of the author. */
    Outcome write(String id, String unit, Quarter quarter, Content content, Author author) {
        if (!author.credential().coversUnit(unit)) {
            return new Outcome.Foreign();
        }
        Catalog city = catalog.get();
        Instant now = now();
        List<Flaw> flaws = flaws(city, content);
        if (city.unit(unit).isEmpty()) {
            flaws.add(new Flaw("unit", "expected the id of a unit of the catalog, got " + QuotedText.of(unit)));
        }
        if (quarter.compareTo(
                        Quarter.of(LocalDate.ofInstant(now, city.calendar().zone())))
                > 0) {
            flaws.add(new Flaw("quarter", "expected a quarter that has begun, got " + quarter));
        } else {
            author.flaw(quarter, city.calendar().zone(), now, clockTolerance).ifPresent(flaws::add);
        }
        if (!flaws.isEmpty()) {
            return new Outcome.NotValid(flaws);
        }
        Remark first = Remark.first(city.id(), id, unit, quarter, author.writes(content, now));
        Remark there = remarks.find(city.id(), id).orElse(null);
        if (there == null && remarks.of(city.id(), quarter, unit).size() >= MOST_OF_A_QUARTER) {
            return new Outcome.NotValid(List.of(new Flaw(
                    "quarter",
                    "expected at most " + MOST_OF_A_QUARTER + " remarks of a unit about a quarter, got one more")));
        }
        if (there == null && remarks.add(first)) {
            publisher.wake();
            return new Outcome.Kept(first, true);
        }
        return remarks.find(city.id(), id)
                .filter(one -> isRepeated(one, first))
                .<Outcome>map(one -> new Outcome.Kept(one, false))
                .orElseGet(Outcome.Taken::new);
    }

    /** Whether the sender's request made it, whatever became of it since. */
    private static boolean isRepeated(Remark there, Remark asked) {
        Written first =
                there.earlier().isEmpty() ? there.written() : there.earlier().get(0);
        return there.unit().equals(asked.unit())
                && there.quarter().equals(asked.quarter())
                && first.content().equals(asked.written().content())
                && first.by().equals(asked.written().by());
    }

    /** Lets a remark of a unit of the author say something else; one that was withdrawn is there again. */
    Outcome change(String id, long expected, Content content, Author author) {
        Instant now = now();
        return ofOwn(
                id,
                expected,
                author,
                flaws(catalog.get(), content),
                there -> isSaid(there, content, author) ? there : there.saying(author.writes(content, now)));
    }

    private static boolean isSaid(Remark there, Content content, Author author) {
        return there.state() != State.WITHDRAWN
                && there.written().content().equals(content)
                && there.written().by().equals(author.credential().id());
    }

    /** Takes a remark of a unit of the author back: it is in no report any more. */
    Outcome withdraw(String id, long expected, Author author) {
        Instant now = now();
        return ofOwn(
                id,
                expected,
                author,
                List.of(),
                there -> there.state() == State.WITHDRAWN
                        ? there
                        : there.withdrawn(author.writes(there.written().content(), now)));
    }

    private Outcome ofOwn(String id, long expected, Author author, List<Flaw> ofContent, Change change) {
        Catalog city = catalog.get();
        Remark there = remarks.find(city.id(), id).orElse(null);
        if (there == null) {
            return new Outcome.Unknown();
        }
        if (!author.credential().coversUnit(there.unit())) {
            return new Outcome.Foreign();
        }
        List<Flaw> flaws = new ArrayList<>(ofContent);
        author.flaw(there.quarter(), city.calendar().zone(), now(), clockTolerance)
                .ifPresent(flaws::add);
        return flaws.isEmpty() ? moved(there, expected, change) : new Outcome.NotValid(flaws);
    }

    /**
     * Answers a remark of any unit.
     *
     * @param answerId the same id with the same text again is the same answer
     */
    Outcome answer(String id, long expected, String answerId, String text, Credential sender) {
        Remark there = remarks.find(catalog.get().id(), id).orElse(null);
        if (there == null || there.state() == State.WITHDRAWN) {
            return new Outcome.Unknown();
        }
        Remark.Answer known = there.answers().stream()
                .filter(one -> one.id().equals(answerId))
                .findFirst()
                .orElse(null);
        if (known != null) {
            return known.text().equals(text) && known.by().equals(sender.id())
                    ? new Outcome.Kept(there, false)
                    : new Outcome.Taken();
        }
        return moved(there, expected, one -> one.answered(new Remark.Answer(answerId, text, sender.id(), now())));
    }

    private Outcome moved(Remark there, long expected, Change change) {
        Remark moved = change.of(there);
        if (moved.equals(there)) {
            return new Outcome.Kept(there, false);
        }
        if (there.version() != expected) {
            return new Outcome.Changed();
        }
        if (there.isFull()) {
            return new Outcome.NotValid(List.of(
                    new Flaw("id", "expected at most " + Remark.MOST_CHANGES + " changes of a remark, got one more")));
        }
        if (!remarks.replace(moved, expected)) {
            return new Outcome.Changed();
        }
        publisher.wake();
        return new Outcome.Kept(moved, true);
    }

    private static List<Flaw> flaws(Catalog city, Content content) {
        List<Flaw> flaws = new ArrayList<>();
        String indicator = content.indicator();
        if (indicator != null && city.indicator(indicator).isEmpty()) {
            flaws.add(new Flaw(
                    "indicator", "expected the code of an indicator of the catalog, got " + QuotedText.of(indicator)));
        }
        return flaws;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns how a remark is after a change; the same where there is nothing to change. */
    @FunctionalInterface
    private interface Change {
        Remark of(Remark there);
    }

    /** What became of a request. */
    sealed interface Outcome {

        /**
         * It is as it was asked for.
         *
         * @param isNew whether this request did it, and not an earlier one
         */
        record Kept(Remark remark, boolean isNew) implements Outcome {}

        /** There is none with that id. */
        record Unknown() implements Outcome {}

        /** It is of a unit that is not the sender's. */
        record Foreign() implements Outcome {}

        /** The id is that of something else. */
        record Taken() implements Outcome {}

        /** It has changed since it was read. */
        record Changed() implements Outcome {}

        /** All that is wrong with it. */
        record NotValid(List<Flaw> flaws) implements Outcome {
            public NotValid {
                flaws = List.copyOf(Objects.requireNonNull(flaws));
            }
        }
    }
}
