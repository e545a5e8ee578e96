package vn.chitieu.notification.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice to one person about dead letters of a unit.
 *
 * @param city which city
 * @param unit permanent id of the unit
 * @param number counts how many times the unit was notified, from 1
 * @param days what could not be taken, by day in their order, at least one
 * @param recipient id of the person
 * @param wantedAt when it was wanted
 */
public record RejectionsNotice(
        CityKey city, String unit, int number, List<DeadLetterSummaryDay> days, String recipient, Instant wantedAt)
        implements Notice {

    public RejectionsNotice {
        Objects.requireNonNull(city);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(wantedAt);
        days = List.copyOf(days);
        if (number < 1) {
            throw new IllegalArgumentException("expected a number from 1, got " + number);
        }
        if (days.isEmpty()) {
            throw new IllegalArgumentException("expected at least one day, got none");
        }
    }

    /** Returns how many records there are in all. */
    public long count() {
        return days.stream().mapToLong(DeadLetterSummaryDay::count).sum();
    }

    @Override
    public String id() {
        return NoticeId.of(subject(), kind(), number, recipient);
    }

    @Override
    public String subject() {
        return city.stored("rejections/" + unit);
    }

    @Override
    public NoticeKind kind() {
        return NoticeKind.REJECTIONS;
    }

    @Override
    public @Nullable String follows() {
        return null;
    }

    /** Each stands for itself: what was wrong yesterday has nothing to do with what is wrong today. */
    @Override
    public String thread() {
        return id();
    }
}
