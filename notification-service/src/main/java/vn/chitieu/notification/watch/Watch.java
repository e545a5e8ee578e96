package vn.chitieu.notification.watch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;

/**
 * A figure that a person watches: the person hears of its falls and recoveries and is asked for nothing.
 *
 * @param city whose figure it is
 * @param person id of the position in the city's catalog
 * @param scope what the figure covers
 * @param indicator code of the indicator
 * @param since from when on, to the millisecond
 * @param pending whether a mail about a case that is open may not be requested yet
 */
public record Watch(CityKey city, String person, Scope scope, String indicator, Instant since, boolean pending) {
    public Watch {
        Objects.requireNonNull(city);
        Objects.requireNonNull(person);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(indicator);
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns whether it is of that figure. */
    boolean isOf(CityKey itsCity, Scope itsScope, String itsIndicator) {
        return city.equals(itsCity) && scope.equals(itsScope) && indicator.equals(itsIndicator);
    }
}
