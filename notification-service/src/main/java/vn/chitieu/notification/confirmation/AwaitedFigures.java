package vn.chitieu.notification.confirmation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;

/**
 * The figures of one indicator of a unit that wait for its head, by a revision of the unit's total.
 *
 * @param city which city
 * @param unit permanent id of the unit
 * @param indicator code of the indicator
 * @param quarter the quarter
 * @param revision of the total, from 1
 * @param figures those that wait, by period; empty where none does
 */
public record AwaitedFigures(
        CityKey city, String unit, String indicator, Quarter quarter, long revision, List<Figure> figures) {

    public AwaitedFigures {
        Objects.requireNonNull(city);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(quarter);
        figures = List.copyOf(figures);
        if (!Scope.Id.isValid(unit)) {
            throw new IllegalArgumentException("expected an id of a-z, 0-9 and inner hyphens, got " + unit);
        }
        if (revision < 1) {
            throw new IllegalArgumentException("expected a revision from 1, got " + revision);
        }
    }

    /** Returns its id: quarter, unit and indicator, after the city where it is not the home city. */
    public String id() {
        return city.stored(quarter + "/" + unit + "/" + indicator);
    }

    /**
     * One figure that waits.
     *
     * @param period the reporting period
     * @param value in the unit of measure of the indicator
     * @param sentBy id of the credential that it was sent with
     * @param sentAt when ingestion accepted it, to the millisecond
     */
    public record Figure(ReportingPeriod period, BigDecimal value, String sentBy, Instant sentAt) {
        public Figure {
            Objects.requireNonNull(period);
            Objects.requireNonNull(value);
            Objects.requireNonNull(sentBy);
            Objects.requireNonNull(sentAt);
        }
    }
}
