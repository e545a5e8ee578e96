package vn.chitieu.aggregation.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Several cities side by side in one quarter, indicator by indicator. Only what means the same is put side by side: the
 * same code, unit of measure and direction.
 *
 * @param quarter the quarter
 * @param cities those that are compared, by id
 * @param indicators those that at least two of the cities share, in the order of the report of the first one
 * @param notShared why the others are left out, by code
 */
public record CityComparison(Quarter quarter, List<City> cities, List<Shared> indicators, List<NotShared> notShared) {

    public CityComparison {
        Objects.requireNonNull(quarter);
        cities = List.copyOf(cities);
        indicators = List.copyOf(indicators);
        notShared = List.copyOf(notShared);
    }

    /** Returns who assigned targets to any of the cities, in the order in which they first come. */
    public List<String> owners() {
        return indicators.stream()
                .flatMap(indicator -> indicator.rows().stream())
                .flatMap(Row::attainments)
                .map(Attainment::owner)
                .distinct()
                .toList();
    }

    /** Returns when the newest figure was reported; empty where there is none. */
    public Optional<Instant> asOf() {
        return indicators.stream()
                .flatMap(indicator -> indicator.rows().stream())
                .flatMap(row -> row.reported().stream())
                .flatMap(total -> Stream.ofNullable(total.asOf()))
                .max(Instant::compareTo);
    }

    /**
     * One of the cities.
     *
     * @param catalog its catalog in force
     * @param judgedUntil the instant by which its totals are judged; null where none is yet
     */
    public record City(Catalog catalog, @Nullable Instant judgedUntil) {

        /** Returns its id. */
        public String id() {
            return catalog.id();
        }
    }

    /** By what the rows of an indicator are ranked. */
    public enum Order {
        /** By the share of the year's target of one owner that all of them have. */
        SHARE,
        /** By the growth since 1 January on a year ago. */
        GROWTH,
        /** Not ranked: for this indicator neither more nor less is better, or there is nothing to rank by. */
        NAME
    }

    /** Why an indicator of a city is left out. */
    public enum Reason {
        /** No other city has an indicator of this code. */
        ONE_CITY,
        /** Others have it in another unit of measure. */
        UNIT_OF_MEASURE,
        /** For others another direction is the better one. */
        DIRECTION
    }

    /**
     * One indicator that cities share.
     *
     * @param indicator as the first of them describes it
     * @param order by what the rows are ranked
     * @param owner whose targets they are ranked by; null where they are not ranked by shares
     * @param rows those with a rank by it, then those without
     */
    public record Shared(
            Indicator indicator, Order order, @Nullable String owner, List<Row> rows) {
        public Shared {
            Objects.requireNonNull(indicator);
            Objects.requireNonNull(order);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One city.
     *
     * @param city id of the city
     * @param rank from 1, the best first, equals having the same; null where nothing is ranked, where the city has
     *     nothing to rank by, and where some unit has not reported yet: a part is not ranked among wholes
     * @param total what is known; null where nothing was reported
     */
    public record Row(
            City city, @Nullable Integer rank, @Nullable Total total) {
        public Row {
            Objects.requireNonNull(city);
        }

        /** Returns what is known; empty where nothing was reported. */
        public Optional<Total> reported() {
            return Optional.ofNullable(total);
        }

        /** Returns the amounts, none of them known where nothing was reported. */
        public Amounts amounts() {
            return total == null ? Amounts.NONE : total.figures();
        }

        /** Returns the figure against the target of each owner. */
        public Stream<Attainment> attainments() {
            return reported().stream().flatMap(one -> one.attainments().stream());
        }

        /** Returns the figure against the target of an owner; empty where that owner assigned none. */
        public Optional<Attainment> against(String owner) {
            return attainments().filter(one -> one.owner().equals(owner)).findFirst();
        }

        /** Returns whether there is a figure and no unit is missing in it. */
        public boolean isComplete() {
            return total != null
                    && amounts().cumulative() != null
                    && total.trust().isComplete();
        }

        /** Returns the growth since 1 January; null where the two years cannot be compared. */
        @Nullable
        BigDecimal growth(Indicator indicator) {
            return total == null
                    ? null
                    : total.cumulativeGrowth(indicator.figures().percentage());
        }

        Row ranked(int place) {
            return new Row(city, place, total);
        }
    }

    /**
     * An indicator of a city that is left out.
     *
     * @param indicator code of the indicator
     * @param cities ids of the cities whose indicator it is
     * @param reason why
     */
    public record NotShared(String indicator, List<String> cities, Reason reason) {
        public NotShared {
            Objects.requireNonNull(indicator);
            Objects.requireNonNull(reason);
            cities = List.copyOf(cities);
        }
    }
}
