package vn.chitieu.notification.answerlink;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.cases.FigureWatchService;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.question.QuestionRecord;

/** Outcome of a visit with a link. */
public sealed interface LinkVisit {

    /**
     * The link is good.
     *
     * @param link what it is good for
     * @param city the catalog of the city of the case
     * @param one the case as it stands
     * @param person whose link it is
     * @param mayExplain whether the person was asked for cause and remedy
     * @param mayAcknowledge whether the person stands above those who were asked first, and may put escalation off
     * @param watching how the person watches the figure of the case
     * @param silencedUntil until when the person's own mails about the case are held; null where they are not
     */
    record Welcome(
            CaseLink link,
            Catalog city,
            AlertCase one,
            Person person,
            boolean mayExplain,
            boolean mayAcknowledge,
            FigureWatchService.Watching watching,
            @Nullable Instant silencedUntil)
            implements LinkVisit {

        public Welcome {
            Objects.requireNonNull(link);
            Objects.requireNonNull(city);
            Objects.requireNonNull(one);
            Objects.requireNonNull(person);
            Objects.requireNonNull(watching);
        }

        /** Returns whether cause and remedy are awaited of the person now. */
        public boolean explanationAwaited() {
            return mayExplain && one.isOpen() && !one.isExplained();
        }

        /** Returns whether the person can postpone escalation now. */
        public boolean acknowledgementPossible() {
            return mayAcknowledge && one.isOpen();
        }

        /** Returns whether the person can have the mails about the case held now. */
        public boolean silencePossible() {
            return one.isOpen() && silencedUntil == null;
        }

        /** Returns whether the person can begin to watch the figure. */
        public boolean watchPossible() {
            return watching == FigureWatchService.Watching.NO;
        }

        /** Returns whether the person can end a watch of the figure. */
        public boolean watched() {
            return watching == FigureWatchService.Watching.OF_THEIR_OWN;
        }
    }

    /**
     * The link to a question is good.
     *
     * @param link what it is good for
     * @param city the catalog of the city of the question
     * @param one the question as it stands
     * @param person whose link it is
     */
    record Asked(QuestionLink link, Catalog city, QuestionRecord one, Person person) implements LinkVisit {
        public Asked {
            Objects.requireNonNull(link);
            Objects.requireNonNull(city);
            Objects.requireNonNull(one);
            Objects.requireNonNull(person);
        }
    }

    /**
     * The link is not valid; nothing of what it is about is disclosed.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements LinkVisit {
        public Refused {
            Objects.requireNonNull(reason);
        }
    }

    /** Why a link is good for nothing. */
    enum Reason {
        /** It was not signed by this service. */
        FORGED,
        /** Its time is over. */
        EXPIRED,
        /** The case has begun another episode since, or case or question is gone or never notified that recipient. */
        OUTDATED,
        /** The catalog does not have the person any more. */
        PERSON_LEFT
    }
}
