package vn.chitieu.notification.question;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question as it stands.
 *
 * @param question what was asked
 * @param asked ids of the positions that were asked, one or more; any of them answers
 * @param answer null while it is awaited
 * @param pending whether mails about the last change may not be in the outbox yet
 * @param version counts the writes, from 1, for optimistic locking
 */
public record QuestionRecord(
        Question question, List<String> asked, Question.@Nullable Answer answer, boolean pending, long version) {

    public QuestionRecord {
        Objects.requireNonNull(question);
        asked = List.copyOf(asked);
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("expected a person who was asked, got none");
        }
        if (version < 1) {
            throw new IllegalArgumentException("expected a version from 1, got " + version);
        }
    }

    /** Returns a question that was just asked. */
    static QuestionRecord asked(Question question, List<String> asked) {
        return new QuestionRecord(question, asked, null, true, 1);
    }

    /** Returns whether a person may answer it now. */
    public boolean isAwaitedOf(String person) {
        return answer == null && asked.contains(person);
    }

    /** Returns whether a person asked it or was asked. */
    public boolean concerns(String person) {
        return question.asker().equals(person) || asked.contains(person);
    }

    QuestionRecord answered(Question.Answer given) {
        return new QuestionRecord(question, asked, given, true, version + 1);
    }

    QuestionRecord posted() {
        return new QuestionRecord(question, asked, answer, false, version + 1);
    }

    /** Returns the mails that its last change wants: to those asked, then of the answer to who asked. */
    List<QuestionNotice> notices() {
        return answer == null
                ? asked.stream()
                        .map(person -> new QuestionNotice(question, null, person))
                        .toList()
                : List.of(new QuestionNotice(question, answer, question.asker()));
    }
}
