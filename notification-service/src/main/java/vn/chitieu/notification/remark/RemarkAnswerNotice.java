package vn.chitieu.notification.remark;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice to one person of a unit that the city has answered a remark of the unit.
 *
 * @param city which city
 * @param remark what was remarked
 * @param answer what was answered
 * @param recipient id of the person
 * @param wantedAt when it was wanted
 * @param thread id of the first notice about the remark to the recipient, this one's own where it is the first
 */
public record RemarkAnswerNotice(
        CityKey city, Remark remark, Answer answer, String recipient, Instant wantedAt, String thread)
        implements Notice {

    public RemarkAnswerNotice {
        Objects.requireNonNull(city);
        Objects.requireNonNull(remark);
        Objects.requireNonNull(answer);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(wantedAt);
        Objects.requireNonNull(thread);
    }

    /** Returns the id of a notice: each answer has one for each recipient. */
    static String idOf(CityKey city, Remark remark, Answer answer, String recipient) {
        return NoticeId.of(
                subjectOf(city, remark), NoticeKind.REMARK_ANSWERED, answer.number(), answer.at(), recipient);
    }

    private static String subjectOf(CityKey city, Remark remark) {
        return city.stored("remark/" + remark.unit() + "/" + remark.id());
    }

    @Override
    public String id() {
        return idOf(city, remark, answer, recipient);
    }

    @Override
    public String subject() {
        return subjectOf(city, remark);
    }

    @Override
    public NoticeKind kind() {
        return NoticeKind.REMARK_ANSWERED;
    }

    @Override
    public @Nullable String follows() {
        return null;
    }

    /**
     * What a unit remarked.
     *
     * @param id of the remark, within its city
     * @param unit permanent id of the unit
     * @param quarter the quarter that it is about
     * @param kind difficulty or proposal
     * @param indicator code of the indicator that it is about; null where it is about none
     * @param text as the unit wrote it, with line feeds
     */
    public record Remark(
            String id,
            String unit,
            Quarter quarter,
            RemarkChanged.Kind kind,
            @Nullable String indicator,
            String text) {
        public Remark {
            Objects.requireNonNull(id);
            Objects.requireNonNull(quarter);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(text);
            if (!Scope.Id.isValid(unit)) {
                throw new IllegalArgumentException("expected an id of a-z, 0-9 and inner hyphens, got " + unit);
            }
        }
    }

    /**
     * What the city answered.
     *
     * @param number counts the answers to the remark, from 1
     * @param text as it was written, with line feeds
     * @param at when
     */
    public record Answer(int number, String text, Instant at) {
        public Answer {
            Objects.requireNonNull(text);
            Objects.requireNonNull(at);
            if (number < 1) {
                throw new IllegalArgumentException("expected a number from 1, got " + number);
            }
        }
    }
}
