package vn.chitieu.ingestion.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;

/** The day that it is in a city; every request asks for it. Thread-safe. */
public final class CityDays {

    private final Catalogs catalogs;
    private final DefaultCity defaultCity;
    private final Map<ZoneId, Day> days = new ConcurrentHashMap<>();

    /** Takes the catalogs, which have the time zones, and the city of what belongs to none. */
    public CityDays(Catalogs catalogs, DefaultCity defaultCity) {
        this.catalogs = Objects.requireNonNull(catalogs);
        this.defaultCity = Objects.requireNonNull(defaultCity);
    }

    /** Returns the day in a city, null for the default one; by UTC where it has no catalog. */
    LocalDate of(@Nullable String city, Instant now) {
        ZoneId zone = (city == null ? defaultCity.id() : Optional.of(city))
                .flatMap(catalogs::find)
                .map(catalog -> catalog.calendar().zone())
                .orElse(ZoneOffset.UTC);
        Day known = days.get(zone);
        if (known == null || !known.covers(now)) {
            known = Day.at(now, zone);
            days.put(zone, known);
        }
        return known.day();
    }

    /** A day, as long as it is. */
    private record Day(LocalDate day, Instant from, Instant until) {
        static Day at(Instant now, ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(now, zone);
            return new Day(
                    day,
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        }

        boolean covers(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }
}
