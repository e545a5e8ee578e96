package vn.chitieu.ingestion.credential;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Credential of one system: what it may do, and how it authenticates.
 *
 * @param id public part of its key
 * @param name what people call it, 1 to 100 characters
 * @param rights at least one
 * @param units permanent ids of the units that it speaks for
 * @param indicators codes that it is restricted to; empty means all
 * @param owners who it assigns targets for, such as {@code PROVINCE}
 * @param secrets by which it is proven
 * @param validity from when until when it holds
 * @param door whether it has an account at the Kafka ingress, too
 * @param pace how much it may send where that is not what others may
 * @param city id of the city whose units, indicators and owners these are; {@link #ALL_CITIES} of an administrator of
 *     all; null where an older release kept it and it is not known whose it is
 * @param period the only one whose figures it reports, such as that of a link in a reminder; null for all
 */
public record Credential(
        String id,
        String name,
        Set<Right> rights,
        Set<String> units,
        Set<String> indicators,
        Set<String> owners,
        KeySecrets secrets,
        CredentialLifetime validity,
        boolean door,
        RateLimit pace,
        @Nullable String city,
        @Nullable ReportingPeriod period) {

    /** Stands for all cities, those that are added later among them. */
    public static final String ALL_CITIES = "*";

    public Credential {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(secrets);
        Objects.requireNonNull(validity);
        Objects.requireNonNull(pace);
        rights = Set.copyOf(rights);
        units = Set.copyOf(units);
        indicators = Set.copyOf(indicators);
        owners = Set.copyOf(owners);
        if (rights.isEmpty()) {
            throw new IllegalArgumentException("expected at least one right of credential " + id);
        }
    }

    /** Makes a credential for all periods. */
    public Credential(
            String id,
            String name,
            Set<Right> rights,
            Set<String> units,
            Set<String> indicators,
            Set<String> owners,
            KeySecrets secrets,
            CredentialLifetime validity,
            boolean door,
            RateLimit pace,
            @Nullable String city) {
        this(id, name, rights, units, indicators, owners, secrets, validity, door, pace, city, null);
    }

    /** Returns whether it was revoked, whenever that was. */
    public boolean isRevoked() {
        return validity.isRevoked();
    }

    /** Returns whether it allows that. */
    public boolean has(Right right) {
        return rights.contains(right);
    }

    /** Returns whether it is of all cities. */
    public boolean isOfAllCities() {
        return ALL_CITIES.equals(city);
    }

    /** Returns whether it is of that city, or of all. */
    public boolean coversCity(@Nullable String other) {
        return isOfAllCities() || (other != null && other.equals(city));
    }

    /** Returns its one city; null of one that is of all, or of which it is not known. */
    public @Nullable String onlyCity() {
        return isOfAllCities() ? null : city;
    }

    /** Returns whether it speaks for that unit. */
    public boolean coversUnit(String unit) {
        return units.contains(unit);
    }

    /** Returns the one unit that it speaks for; null where there are several, or none. */
    public @Nullable String onlyUnit() {
        return units.size() == 1 ? units.iterator().next() : null;
    }

    /** Returns whether it is for one period alone. */
    public boolean isOfOnePeriod() {
        return period != null;
    }

    /** Returns whether it reports figures of that period: one within its own, where it has one. */
    public boolean coversPeriod(ReportingPeriod other) {
        return period == null
                || !(other.firstDay().isBefore(period.firstDay())
                        || other.lastDay().isAfter(period.lastDay()));
    }

    /** Returns whether it reports figures of that quarter, all of them or some. */
    public boolean coversQuarter(Quarter quarter) {
        return period == null || period.quarter().equals(quarter);
    }

    /** Returns whether it assigns targets for that owner. */
    public boolean coversOwner(String owner) {
        return owners.contains(owner);
    }

    /** Returns whether it may report that indicator, or assign its targets. */
    public boolean coversIndicator(String indicator) {
        return indicators.isEmpty() || indicators.contains(indicator);
    }

    /** Returns the same credential, void since then; the first revocation stays. */
    public Credential revoked(Instant when) {
        return new Credential(
                id, name, rights, units, indicators, owners, secrets, validity.revoked(when), door, pace, city, period);
    }

    /** Returns the same credential, proven by other secrets. */
    public Credential with(KeySecrets others) {
        return new Credential(id, name, rights, units, indicators, owners, others, validity, door, pace, city, period);
    }

    /** Returns the same credential, void by itself from then on; null for never. */
    public Credential expiring(@Nullable Instant when) {
        CredentialLifetime until = new CredentialLifetime(validity.createdAt(), when, validity.revokedAt());
        return new Credential(id, name, rights, units, indicators, owners, secrets, until, door, pace, city, period);
    }

    /** Returns the same credential of that city. */
    public Credential of(String itsCity) {
        return new Credential(
                id, name, rights, units, indicators, owners, secrets, validity, door, pace, itsCity, period);
    }

    /** Returns what it may do, by name of each field, as an audit shows it; nothing of its secrets. */
    public Map<String, String> details() {
        Map<String, String> details = new TreeMap<>();
        details.put("name", name);
        details.put("rights", sorted(rights));
        details.put("units", sorted(units));
        details.put("indicators", sorted(indicators));
        details.put("owners", sorted(owners));
        details.put("door", String.valueOf(door));
        if (city != null) {
            details.put("city", city);
        }
        Instant expiresAt = validity.expiresAt();
        if (expiresAt != null) {
            details.put("expiresAt", expiresAt.toString());
        }
        return details;
    }

    private static String sorted(Set<?> values) {
        return String.join(" ", values.stream().map(String::valueOf).sorted().toList());
    }
}
