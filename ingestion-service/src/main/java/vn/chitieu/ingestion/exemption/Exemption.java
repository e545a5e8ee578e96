package vn.chitieu.ingestion.exemption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Exemption from a lock: a unit may change its figures of some quarters on some days although they are locked.
 *
 * @param id generated
 * @param unit permanent id of the unit
 * @param firstQuarter the first quarter that is open again
 * @param lastQuarter the last one, not before the first
 * @param firstDay the first day in the city on which it holds
 * @param lastDay the last one, inclusive, not before the first
 * @param reason why it was granted
 * @param grantedBy id of the administrator's credential
 * @param grantedAt when it was granted, to the millisecond
 * @param end who revoked it, and when; null while it is not revoked
 * @param city id of the unit's city; null where an older release granted it and it is not known
 */
public record Exemption(
        String id,
        String unit,
        Quarter firstQuarter,
        Quarter lastQuarter,
        LocalDate firstDay,
        LocalDate lastDay,
        String reason,
        String grantedBy,
        Instant grantedAt,
        @Nullable End end,
        @Nullable String city) {

    public Exemption {
        Objects.requireNonNull(id);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(grantedBy);
        Objects.requireNonNull(grantedAt);
        if (lastQuarter.compareTo(firstQuarter) < 0) {
            throw new IllegalArgumentException(
                    "expected a last quarter from " + firstQuarter + " on, got " + lastQuarter);
        }
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("expected a last day from " + firstDay + " on, got " + lastDay);
        }
    }

    /** Returns what it allows, by name of each field, as an audit shows it. */
    public Map<String, String> details() {
        return Map.of(
                "unit",
                unit,
                "quarters",
                firstQuarter + " " + lastQuarter,
                "days",
                firstDay + " " + lastDay,
                "reason",
                reason);
    }

    /** Returns whether a unit of a city may change figures of a quarter by it on a day. */
    public boolean covers(String otherCity, String otherUnit, Quarter quarter, LocalDate day) {
        return end == null
                && otherCity.equals(city)
                && unit.equals(otherUnit)
                && quarter.compareTo(firstQuarter) >= 0
                && quarter.compareTo(lastQuarter) <= 0
                && !day.isBefore(firstDay)
                && !day.isAfter(lastDay);
    }

    /** Returns the same exemption in that city. */
    Exemption of(String itsCity) {
        return new Exemption(
                id, unit, firstQuarter, lastQuarter, firstDay, lastDay, reason, grantedBy, grantedAt, end, itsCity);
    }

    /**
     * That it was taken back.
     *
     * @param by id of the administrator's credential
     * @param at when, to the millisecond
     */
    public record End(String by, Instant at) {
        public End {
            Objects.requireNonNull(by);
            Objects.requireNonNull(at);
        }
    }
}
