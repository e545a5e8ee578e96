package vn.chitieu.notification.cases.life;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.AnswerReminder;
import vn.chitieu.notification.cases.model.CaseDraft;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.TransitionContext;
import vn.chitieu.notification.notice.NoticeKind;

/** Reminders of those who were asked about a case, and the case afterwards. Pure and idempotent. */
public final class CaseReminders {

    private CaseReminders() {}

    /** Returns why the people asked cannot be reminded; null where they can, or were on this day. */
    public static CaseAnswers.@Nullable Refusal refusal(AlertCase one) {
        if (one.progress().state().isClosed()) {
            return CaseAnswers.Refusal.CASE_OVER;
        }
        if (one.progress().state() == CaseState.PENDING) {
            return CaseAnswers.Refusal.CASE_NOT_OPEN;
        }
        if (one.isExplained()) {
            return CaseAnswers.Refusal.ALREADY_EXPLAINED;
        }
        return one.awaitedOf().isEmpty() ? CaseAnswers.Refusal.NO_ANSWER_AWAITED : null;
    }

    /** Returns whether the people asked were reminded on the day that it is in the city. */
    public static boolean wasToday(AlertCase one, TransitionContext context) {
        AnswerReminder last = one.responses().reminder();
        return last != null && day(last, context).equals(context.today());
    }

    /**
     * Returns the case with a notice to each of those who are reminded; the same object where they were on this day.
     *
     * @param people ids of those of the people asked who are reminded, at least one
     */
    public static AlertCase reminded(
            AlertCase one, AnswerReminder reminder, List<String> people, TransitionContext context) {
        if (wasToday(one, context)) {
            return one;
        }
        CaseDraft draft = new CaseDraft(one);
        draft.reminder = reminder;
        int number = number(context.today());
        people.stream()
                .sorted()
                .forEach(person -> draft.want(NoticeKind.ANSWER_REMINDER, number, person, reminder.at(), null));
        return draft.finish();
    }

    /** Reminders are counted by the day, so that the same again on one day is the same notice. */
    private static int number(LocalDate day) {
        return (int) day.toEpochDay();
    }

    private static LocalDate day(AnswerReminder reminder, TransitionContext context) {
        return LocalDate.ofInstant(reminder.at(), context.calendar().zone());
    }
}
