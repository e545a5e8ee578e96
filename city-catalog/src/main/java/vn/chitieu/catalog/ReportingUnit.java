package vn.chitieu.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Who reports: a ward, commune, department or vertical body, through all its names.
 *
 * @param id permanent id of ours
 * @param versions code, name, type and cluster by validity, earliest first, without overlap, at least one
 */
public record ReportingUnit(String id, List<Version> versions) {

    public ReportingUnit {
        Objects.requireNonNull(id);
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("expected at least one version of unit " + id);
        }
    }

    /** Returns whether the unit exists on at least one day of the period. */
    public boolean existsIn(ReportingPeriod period) {
        return versions.stream().anyMatch(version -> version.validity().overlaps(period));
    }

    /** Returns what the unit is on that day. */
    public Optional<Version> on(LocalDate day) {
        return versions.stream()
                .filter(version -> version.validity().includes(day))
                .findFirst();
    }

    /** Returns what the unit is at the end of the period, or was last within it. */
    public Optional<Version> in(ReportingPeriod period) {
        return versions.stream()
                .filter(version -> version.validity().overlaps(period))
                .reduce((earlier, later) -> later);
    }

    /**
     * What a unit is for a stretch of time.
     *
     * @param code official code, or {@code DEP-*} of ours; not an identity, codes are reused
     * @param name name in Vietnamese with its type, such as {@code Phường Nam Ngạn}
     * @param kind what sort of unit it is
     * @param cluster id of its cluster; null where it belongs to none
     * @param validity from when to when
     */
    public record Version(
            String code, String name, Kind kind, @Nullable String cluster, Validity validity) {
        public Version {
            Objects.requireNonNull(code);
            Objects.requireNonNull(name);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(validity);
        }
    }

    /** The sorts of units. */
    public enum Kind {
        /** Phường. */
        WARD,
        /** Xã. */
        COMMUNE,
        /** Phòng, ban, đơn vị of the city. */
        DEPARTMENT,
        /** Ngành dọc: answers to a body above the city. */
        VERTICAL;

        /** Returns whether it is a piece of territory: a ward or a commune. */
        public boolean isTerritorial() {
            return this == WARD || this == COMMUNE;
        }
    }
}
