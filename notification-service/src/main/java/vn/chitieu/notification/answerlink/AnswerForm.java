package vn.chitieu.notification.answerlink;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.AnswerTextNormalizer;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.Explanation;

/**
 * The fields of a form that was sent from the page of a link, as far as they can be read; shown again where it cannot
 * be taken.
 *
 * @param cause why
 * @param remedy what is done
 * @param promised a day such as 2022-05-16, or what came instead
 * @param days for how many working days escalation is put off, or what came instead
 * @param silence for how many working days the person's own mails about the case are held, or what came instead
 */
record AnswerForm(String cause, String remedy, String promised, String days, String silence) {

    /** For how many working days escalation can be postponed by a link. */
    static final List<Integer> DAYS = List.of(1, 3, 5, 10);

    static final AnswerForm EMPTY = new AnswerForm("", "", "", "", "");

    private static final int MOST_OF_A_DAY = 10;

    static AnswerForm of(HttpServletRequest request) {
        return new AnswerForm(
                AnswerTextNormalizer.of(request.getParameter("cause")),
                AnswerTextNormalizer.of(request.getParameter("remedy")),
                line(request.getParameter("promised")),
                line(request.getParameter("days")),
                line(request.getParameter("silence")));
    }

    private static String line(@Nullable String text) {
        String line = Objects.requireNonNullElse(text, "").strip();
        return line.length() <= MOST_OF_A_DAY ? line : "";
    }

    /** Returns the names of the fields of an explanation that cannot be taken. */
    List<String> faults(LocalDate today) {
        List<String> faults = new ArrayList<>();
        if (!Explanation.isText(cause)) {
            faults.add("cause");
        }
        if (!Explanation.isText(remedy)) {
            faults.add("remedy");
        }
        LocalDate day = promisedDay();
        if (day == null || day.isBefore(today) || day.isAfter(today.plusDays(CaseAnswers.MOST_DAYS))) {
            faults.add("promised");
        }
        return faults;
    }

    /** Returns the promised day; null where there is none. */
    @Nullable
    LocalDate promisedDay() {
        try {
            return LocalDate.parse(promised);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** Returns for how many working days; null where none of the options was chosen. */
    @Nullable
    Integer chosenDays() {
        return chosen(days);
    }

    /** Returns for how many working days mails are held; null where none of the options was chosen. */
    @Nullable
    Integer chosenSilence() {
        return chosen(silence);
    }

    private static @Nullable Integer chosen(String option) {
        return DAYS.stream()
                .filter(one -> String.valueOf(one).equals(option))
                .findFirst()
                .orElse(null);
    }
}
