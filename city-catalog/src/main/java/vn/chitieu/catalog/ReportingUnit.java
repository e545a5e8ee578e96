package vn.chitieu.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * A unit that reports: a ward, commune, department or vertical body, through all its names.
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
        return in(period).isPresent();
    }

    /** Returns whether the unit is part of the city at the end of the period, or was when it last existed within it. */
    public boolean isOfTheCityIn(ReportingPeriod period) {
        return in(period).filter(Version::isOfTheCity).isPresent();
    }

    /** Returns the unit's first day; empty where it has been there since before the records begin. */
    public Optional<LocalDate> firstDay() {
        return Optional.ofNullable(versions.get(0).validity().from());
    }

    /** Returns the unit's last day; empty where it has none yet. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(versions.get(versions.size() - 1).validity().to());
    }

    /** Returns what the unit is on that day. */
    public Optional<Version> on(LocalDate day) {
        return versions.stream()
                .filter(version -> version.validity().includes(day))
                .findFirst();
    }

    /** Returns what the unit is at the end of the period, or was last within it. */
    public Optional<Version> in(ReportingPeriod period) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).validity().overlaps(period)) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * What a unit is for a stretch of time.
     *
     * @param code official code, or {@code DEP-*} of this system; not an identity, codes are reused
     * @param name name in Vietnamese with its type, such as {@code Phường Nam Ngạn}
     * @param kind what sort of unit it is
     * @param cluster id of its cluster; null where it belongs to none
     * @param validity from when to when
     * @param outside what it belonged to before it was part of the city, such as {@code huyện Thiệu Hóa}; null while it
     *     is part of the city
     * @param tile where it stands on the tile map of the city; null where it has no place there
     * @param confirmedByHead whether an official figure of a clerk is preliminary until the head of the unit confirms
     *     it
     */
    public record Version(
            String code,
            String name,
            Kind kind,
            @Nullable String cluster,
            DateRange validity,
            @Nullable String outside,
            @Nullable Tile tile,
            boolean confirmedByHead) {
        public Version {
            Objects.requireNonNull(code);
            Objects.requireNonNull(name);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(validity);
            if (outside != null && cluster != null) {
                throw new IllegalArgumentException("expected no cluster outside the city, got " + cluster);
            }
        }

        /** Makes a version whose figures count as they are sent, without a place on the map. */
        public Version(
                String code,
                String name,
                Kind kind,
                @Nullable String cluster,
                DateRange validity,
                @Nullable String outside) {
            this(code, name, kind, cluster, validity, outside, null, false);
        }

        /** Makes a version of a unit that is part of the city. */
        public Version(String code, String name, Kind kind, @Nullable String cluster, DateRange validity) {
            this(code, name, kind, cluster, validity, null);
        }

        /** Returns whether the unit is part of the city then. */
        public boolean isOfTheCity() {
            return outside == null;
        }
    }

    /**
     * A place on the tile map of a city, where each unit has a square of the same size.
     *
     * @param x column from the west, from 1
     * @param y row from the north, from 1
     */
    public record Tile(int x, int y) {

        /** The greatest column and row. */
        public static final int MOST = 40;

        public Tile {
            if (x < 1 || x > MOST || y < 1 || y > MOST) {
                throw new IllegalArgumentException("expected 1 to " + MOST + " each, got " + x + " and " + y);
            }
        }
    }

    /** The sorts of units. */
    public enum Kind {
        /** Phường. */
        WARD,
        /** Xã. */
        COMMUNE,
        /** Thị trấn. */
        TOWNSHIP,
        /** Phòng, ban, đơn vị of the city. */
        DEPARTMENT,
        /** Ngành dọc: answers to a body above the city. */
        VERTICAL;

        /** Returns whether it is a piece of territory: a ward, a commune or a township. */
        public boolean isTerritorial() {
            return this == WARD || this == COMMUNE || this == TOWNSHIP;
        }
    }
}
