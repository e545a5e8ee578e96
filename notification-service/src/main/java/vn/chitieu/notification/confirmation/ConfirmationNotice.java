package vn.chitieu.notification.confirmation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice to the head of a unit that figures of a quarter wait; there is one for a day, unit, quarter and head.
 *
 * @param city which city
 * @param unit permanent id of the unit
 * @param quarter the quarter
 * @param day on which it was wanted, in the city's time zone
 * @param figures what waited then, by indicator and period; at least one
 * @param recipient id of the head
 * @param wantedAt when it was wanted
 */
public record ConfirmationNotice(
        CityKey city,
        String unit,
        Quarter quarter,
        LocalDate day,
        List<Awaited> figures,
        String recipient,
        Instant wantedAt)
        implements Notice {

    public ConfirmationNotice {
        Objects.requireNonNull(city);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(quarter);
        Objects.requireNonNull(day);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(wantedAt);
        figures = List.copyOf(figures);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("expected a figure that waits or more, got none");
        }
    }

    /** Returns the unit as a scope. */
    public Scope.Unit scope() {
        return new Scope.Unit(unit);
    }

    @Override
    public String id() {
        return NoticeId.of(subject(), kind(), day, recipient);
    }

    @Override
    public String subject() {
        return city.stored("confirmation/" + unit + "/" + quarter);
    }

    @Override
    public NoticeKind kind() {
        return NoticeKind.CONFIRMATION;
    }

    @Override
    public @Nullable String follows() {
        return null;
    }

    /** Each stands for itself: what waits today is not what waited a week ago. */
    @Override
    public String thread() {
        return id();
    }

    /**
     * One figure that waits.
     *
     * @param indicator code of the indicator
     * @param period the reporting period
     * @param value in the unit of measure of the indicator
     */
    public record Awaited(String indicator, ReportingPeriod period, BigDecimal value) {
        public Awaited {
            Objects.requireNonNull(indicator);
            Objects.requireNonNull(period);
            Objects.requireNonNull(value);
        }
    }
}
