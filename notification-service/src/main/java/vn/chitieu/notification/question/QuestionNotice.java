package vn.chitieu.notification.question;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice of a question to a person who is asked, or of its answer to who asked it.
 *
 * @param question what was asked
 * @param answer what was answered; null while it is awaited
 * @param recipient id of the person
 */
public record QuestionNotice(Question question, Question.@Nullable Answer answer, String recipient) implements Notice {

    public QuestionNotice {
        Objects.requireNonNull(question);
        Objects.requireNonNull(recipient);
    }

    @Override
    public String id() {
        return NoticeId.of(subject(), kind(), recipient);
    }

    @Override
    public String subject() {
        return Question.subjectOf(question.city(), question.id());
    }

    @Override
    public CityKey city() {
        return question.city();
    }

    @Override
    public NoticeKind kind() {
        return answer == null ? NoticeKind.QUESTION : NoticeKind.QUESTION_ANSWERED;
    }

    @Override
    public Instant wantedAt() {
        return answer == null ? question.at() : answer.at();
    }

    @Override
    public @Nullable String follows() {
        return null;
    }

    @Override
    public String thread() {
        return id();
    }
}
