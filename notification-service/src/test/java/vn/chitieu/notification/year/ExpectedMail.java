package vn.chitieu.notification.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.quarterreport.ReportNotice;
import vn.chitieu.notification.reminder.ReminderNotice;

/**
 * A mail that has to leave, as far as nothing comes between; or one that left, in the same terms.
 *
 * @param about the id of the case, or {@code reporting/} and the report that a ward owes, or {@code report/} and the
 *     quarter
 * @param episode of the case; 0 for a report
 * @param promise the day that was promised, where it quotes one
 * @param answerBy until when an answer is asked for; of a report its deadline
 * @param askedInstead who is asked in the reader's place; empty where the reader is, or no answer is
 * @param lacking what a report lacks; empty for a case
 * @param takesBack what it takes back, what was notified first before the rest; empty where it takes back nothing
 */
record ExpectedMail(
        String kind,
        String about,
        int episode,
        int number,
        String to,
        Instant wanted,
        int level,
        String urgency,
        @Nullable LocalDate promise,
        @Nullable Instant answerBy,
        List<String> askedInstead,
        List<String> lacking,
        List<ExpectedMail> takesBack) {

    /** Returns how a mail that left reads in these words. */
    static ExpectedMail of(Notice notice) {
        if (notice instanceof ReminderNotice about) {
            return ofReport(
                    about.kind().name(),
                    about.subject(),
                    about.number(),
                    about.recipient(),
                    about.wantedAt(),
                    about.level(),
                    about.deadline(),
                    about.indicators());
        }
        if (notice instanceof ReportNotice about) {
            return ofQuarter(about.quarter(), about.recipient(), about.wantedAt());
        }
        CaseNotice about = (CaseNotice) notice;
        Explanation explanation = about.stage().explanation();
        return new ExpectedMail(
                about.kind().name(),
                about.subject(),
                about.occasion().episode(),
                about.occasion().number(),
                about.recipient(),
                about.wantedAt(),
                about.stage().level(),
                about.stage().urgency().name(),
                explanation == null ? null : explanation.promisedFor(),
                about.question().answerBy(),
                about.question().askedInstead(),
                List.of(),
                List.of());
    }

    static ExpectedMail ofReport(
            String kind,
            String about,
            int number,
            String to,
            Instant wanted,
            int level,
            Instant deadline,
            List<String> lacking) {
        return new ExpectedMail(
                kind, about, 0, number, to, wanted, level, "NORMAL", null, deadline, List.of(), lacking, List.of());
    }

    static ExpectedMail ofQuarter(Quarter quarter, String to, Instant wanted) {
        return new ExpectedMail(
                "QUARTERLY_REPORT",
                "report/" + quarter,
                0,
                0,
                to,
                wanted,
                0,
                "NORMAL",
                null,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Returns which mail it is, whenever it leaves. */
    String name() {
        return kind + " " + about + "#" + episode + "/" + number + " to " + to;
    }

    /** Returns how it reads in the account of an hour. */
    String in(Instant hour) {
        return hour + " " + name() + ", level " + level + ", " + urgency + ", promised " + promise + ", by " + answerBy
                + " of " + askedInstead + ", lacking " + lacking;
    }
}
