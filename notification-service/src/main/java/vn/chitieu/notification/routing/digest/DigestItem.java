package vn.chitieu.notification.routing.digest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.notification.reminder.ReminderNotice;

/** One notice as a line of a digest: what a reader needs in a list, and no more, so that thousands fit. */
public sealed interface DigestItem {

    /** Returns the id of the notice that it stands for. */
    String notice();

    /** Returns what the notice says. */
    NoticeKind kind();

    /** Returns when the notice was wanted. */
    Instant wantedAt();

    /** Returns the silence because of which it has no mail of its own; null where it is here for another reason. */
    @Nullable
    SilenceNote silencedBy();

    /** Returns the {@code traceparent} of the figure that it is about; null where it is about none, or not traced. */
    default @Nullable String trace() {
        return null;
    }

    /**
     * Returns a notice as a line that no silence has brought here.
     *
     * @throws IllegalArgumentException if it is of a type that no digest takes, see {@link #takes}
     */
    static DigestItem of(Notice notice) {
        return of(notice, null);
    }

    /**
     * Returns a notice as a line.
     *
     * @param silencedBy the silence that brings it here; null where none does
     * @throws IllegalArgumentException if it is of a type that no digest takes, see {@link #takes}
     */
    static DigestItem of(Notice notice, @Nullable SilenceNote silencedBy) {
        if (notice instanceof CaseNotice about) {
            return OfCase.of(about, silencedBy);
        }
        if (notice instanceof ReminderNotice about) {
            return new OfReport(
                    about.id(),
                    about.about(),
                    about.kind(),
                    about.number(),
                    about.level(),
                    about.deadline(),
                    about.indicators().size(),
                    about.wantedAt(),
                    silencedBy);
        }
        throw new IllegalArgumentException("expected a notice that a digest takes, got " + notice.kind());
    }

    /** Returns whether a notice can be read in a digest: those of cases and of missing reports can. */
    static boolean takes(Notice notice) {
        return notice instanceof CaseNotice || notice instanceof ReminderNotice;
    }

    /**
     * What became of a case.
     *
     * @param notice id of the notice
     * @param about the case
     * @param kind what the notice says
     * @param stage how far the case was
     * @param figures the figures that the notice reports
     * @param answerBy until when cause and remedy are asked of the recipient; null where nothing is
     * @param wantedAt when the notice was wanted
     * @param silencedBy the silence that brought it here; null where none did
     * @param trace the {@code traceparent} of the figure; null where it is not traced
     */
    record OfCase(
            String notice,
            CaseKey about,
            NoticeKind kind,
            Stage stage,
            Figures figures,
            @Nullable Instant answerBy,
            Instant wantedAt,
            @Nullable SilenceNote silencedBy,
            @Nullable String trace)
            implements DigestItem {

        public OfCase {
            Objects.requireNonNull(notice);
            Objects.requireNonNull(about);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(stage);
            Objects.requireNonNull(figures);
            Objects.requireNonNull(wantedAt);
        }

        private static OfCase of(CaseNotice from, @Nullable SilenceNote silencedBy) {
            return new OfCase(
                    from.id(),
                    from.about(),
                    from.kind(),
                    new Stage(from.occasion().episode(), from.stage().level(), from.urgent()),
                    Figures.of(from.figures()),
                    from.question().recipientAnswersBy(),
                    from.wantedAt(),
                    silencedBy,
                    from.trace());
        }
    }

    /**
     * How far a case was.
     *
     * @param episode of the case
     * @param level how often the case was escalated
     * @param urgent whether its notice was urgent
     */
    record Stage(int episode, int level, boolean urgent) {}

    /**
     * The figures of a case, as far as a line shows them.
     *
     * @param revision of the total, from 1
     * @param verdict on the figure
     * @param cumulative the figure since 1 January; null where it is not known
     * @param target of the year; zero where the rule is not about one
     * @param sharePercent cumulative in percent of the target
     * @param expectedPercent expected at the end of the quarter
     * @param shortfall the amount missing to the expected pace
     */
    record Figures(
            long revision,
            Verdict verdict,
            @Nullable BigDecimal cumulative,
            BigDecimal target,
            @Nullable BigDecimal sharePercent,
            BigDecimal expectedPercent,
            @Nullable BigDecimal shortfall) {

        public Figures {
            Objects.requireNonNull(verdict);
            Objects.requireNonNull(target);
            Objects.requireNonNull(expectedPercent);
        }

        private static Figures of(JudgedFigures figures) {
            JudgedFigures.Attainment attainment = figures.attainment();
            return new Figures(
                    figures.revision(),
                    attainment.verdict(),
                    figures.amounts().cumulative(),
                    attainment.target(),
                    attainment.sharePercent(),
                    attainment.expectedPercent(),
                    attainment.shortfall());
        }
    }

    /**
     * A report that is due or overdue.
     *
     * @param notice id of the notice
     * @param about which report of which unit
     * @param kind {@link NoticeKind#REMINDER} or {@link NoticeKind#OVERDUE}
     * @param number counts notices of the same kind about the report, from 1
     * @param level 0 for the unit's head, 1 for the leader in charge of it, 2 and more for those above
     * @param deadline the first instant at which the report is late
     * @param missing how many indicators were missing, 1 or more
     * @param wantedAt when the notice was wanted
     * @param silencedBy the silence that brought it here; null where none did
     */
    record OfReport(
            String notice,
            DutyKey about,
            NoticeKind kind,
            int number,
            int level,
            Instant deadline,
            int missing,
            Instant wantedAt,
            @Nullable SilenceNote silencedBy)
            implements DigestItem {

        public OfReport {
            Objects.requireNonNull(notice);
            Objects.requireNonNull(about);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(deadline);
            Objects.requireNonNull(wantedAt);
        }
    }
}
