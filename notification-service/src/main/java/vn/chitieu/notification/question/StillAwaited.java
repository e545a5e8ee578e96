package vn.chitieu.notification.question;

import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Says of a notice of a question that is about to leave whether it is still wanted: to those who are asked until one of
 * them has answered, the answer always. Thread-safe.
 */
@Component
public final class StillAwaited implements Predicate<QuestionNotice> {

    private final QuestionRepository questions;

    /** Takes the store of questions. */
    public StillAwaited(QuestionRepository questions) {
        this.questions = questions;
    }

    @Override
    public boolean test(QuestionNotice notice) {
        return notice.answer() != null
                || questions.find(notice.city(), notice.question().id()).stream()
                        .allMatch(one -> one.answer() == null);
    }
}
