package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * A target: what an owner wants reached by the end of a year.
 *
 * @param scope what it holds for
 * @param indicator code of the indicator
 * @param year the year
 * @param owner who assigned it: {@code PROVINCE}, {@code CITY} or another id in capitals
 * @param value the amount for the whole year, more than zero, in the indicator's unit of measure
 * @param pace how much is expected by when
 * @param validFrom the day from which it holds; a later one for the same owner replaces it from that day
 * @param reason why it was assigned or changed, and where it is written
 */
public record Target(
        Scope scope,
        String indicator,
        int year,
        String owner,
        BigDecimal value,
        TargetPhasing pace,
        LocalDate validFrom,
        String reason) {
    public Target {
        Objects.requireNonNull(scope);
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(owner);
        Objects.requireNonNull(pace);
        Objects.requireNonNull(validFrom);
        Objects.requireNonNull(reason);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("expected a target above zero, got " + value);
        }
    }
}
