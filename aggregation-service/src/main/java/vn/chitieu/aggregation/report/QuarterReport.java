package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Model of the report of one scope in one quarter, in the order of the report and independent of language.
 *
 * @param quarter the quarter
 * @param scope what it covers
 * @param owners who assigned targets to the scope, in the order of the columns: province, city, others by name
 * @param groups the indicators that concern the scope, by group, at least one
 * @param explanations those given to alerts about the scope and its units, about itself first
 * @param remarks of the units of the scope that are not withdrawn, by unit in the order of the catalog, difficulties
 *     first, then by time
 */
public record QuarterReport(
        Quarter quarter,
        Scope scope,
        List<String> owners,
        List<Group> groups,
        List<AlertExplanation> explanations,
        List<RemarkChanged> remarks) {

    public QuarterReport {
        Objects.requireNonNull(quarter);
        Objects.requireNonNull(scope);
        owners = List.copyOf(owners);
        groups = List.copyOf(groups);
        explanations = List.copyOf(explanations);
        remarks = List.copyOf(remarks);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("expected at least one group of indicators");
        }
    }

    /** Takes a report without explanations and remarks. */
    public QuarterReport(Quarter quarter, Scope scope, List<String> owners, List<Group> groups) {
        this(quarter, scope, owners, groups, List.of(), List.of());
    }

    /** Returns all rows in their order. */
    public Stream<Row> rows() {
        return groups.stream().flatMap(group -> group.rows().stream());
    }

    /** Returns when the newest figure in the report was reported; empty where there is no figure. */
    public Optional<Instant> asOf() {
        return rows().filter(Row::hasValue)
                .flatMap(row -> row.reported().stream())
                .flatMap(total -> Stream.ofNullable(total.asOf()))
                .max(Instant::compareTo);
    }

    /**
     * Indicators under one heading.
     *
     * @param name the heading
     * @param rows in the order of the report, at least one
     */
    public record Group(LocalizedName name, List<Row> rows) {
        public Group {
            Objects.requireNonNull(name);
            rows = List.copyOf(rows);
        }

        /** Returns the rows that stand directly under a row as its parts. */
        public List<Row> partsOf(Row whole) {
            return rows.stream()
                    .filter(row -> whole.indicator()
                            .code()
                            .equals(row.indicator().display().partOf()))
                    .toList();
        }
    }

    /**
     * One indicator.
     *
     * @param indicator the indicator
     * @param depth how many indicators of the report it is a part of, one in the other; 0 at the top level
     * @param number its number in the group, from 1; 0 for a part
     * @param total what is known; null where nothing was reported
     */
    public record Row(
            Indicator indicator,
            int depth,
            int number,
            @Nullable Total total) {
        public Row {
            Objects.requireNonNull(indicator);
        }

        /** Returns what is known; empty where nothing was reported. */
        public Optional<Total> reported() {
            return Optional.ofNullable(total);
        }

        /** Returns the figure of the quarter; null where there is none. */
        public @Nullable BigDecimal value() {
            return total == null ? null : total.figures().value();
        }

        /**
         * Returns the growth of the quarter on the same quarter of last year, in percent, or in points where the
         * figures are percentages; null where the two cannot be compared.
         */
        public @Nullable BigDecimal growth() {
            return total == null ? null : total.growth(indicator.figures().percentage());
        }

        /** Returns the growth since 1 January, as {@link #growth} does. */
        public @Nullable BigDecimal cumulativeGrowth() {
            return total == null
                    ? null
                    : total.cumulativeGrowth(indicator.figures().percentage());
        }

        /** Returns whether there is a figure of the quarter. */
        public boolean hasValue() {
            return value() != null;
        }

        /** Returns whether there is a figure and no unit is missing in it. */
        public boolean isComplete() {
            return hasValue()
                    && reported().filter(one -> one.trust().isComplete()).isPresent();
        }

        /** Returns the figure against the target of an owner; empty where that owner assigned none. */
        public Optional<Attainment> against(String owner) {
            return reported().stream()
                    .flatMap(one -> one.attainments().stream())
                    .filter(attainment -> attainment.owner().equals(owner))
                    .findFirst();
        }
    }
}
