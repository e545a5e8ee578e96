package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Response with several cities side by side.
 *
 * @param cities those that are compared, by id
 * @param indicators those that at least two of them share, in the order of the report
 * @param notShared why the others are left out
 */
record ComparisonAnswer(Quarter quarter, List<OfCity> cities, List<OfIndicator> indicators, List<NotShared> notShared) {

    static ComparisonAnswer of(CityComparison comparison) {
        return new ComparisonAnswer(
                comparison.quarter(),
                comparison.cities().stream()
                        .map(city -> new OfCity(city.id(), city.catalog().name(), city.judgedUntil()))
                        .toList(),
                comparison.indicators().stream().map(OfIndicator::of).toList(),
                comparison.notShared().stream()
                        .map(one -> new NotShared(one.indicator(), one.cities(), one.reason()))
                        .toList());
    }

    /**
     * One city.
     *
     * @param judgedUntil the instant by which its totals are judged; null where none is yet
     */
    @Schema(name = "ComparedCity")
    record OfCity(String id, LocalizedName name, @Nullable Instant judgedUntil) {}

    /**
     * One indicator that cities share.
     *
     * @param growthUnit PERCENT or PERCENTAGE_POINTS
     * @param order by what the rows are ranked
     * @param owner whose targets they are ranked by, with SHARE only
     * @param sameCompleteness whether no unit is missing in any of the rows
     */
    @Schema(name = "ComparedIndicator")
    record OfIndicator(
            String indicator,
            LocalizedName name,
            LocalizedName unitOfMeasure,
            Direction direction,
            String growthUnit,
            CityComparison.Order order,
            @Nullable String owner,
            boolean sameCompleteness,
            List<Row> rows) {

        static OfIndicator of(CityComparison.Shared shared) {
            Indicator indicator = shared.indicator();
            return new OfIndicator(
                    indicator.code(),
                    indicator.display().name(),
                    indicator.display().unitOfMeasure(),
                    indicator.judging().direction(),
                    indicator.figures().percentage() ? "PERCENTAGE_POINTS" : "PERCENT",
                    shared.order(),
                    shared.owner(),
                    shared.rows().stream().allMatch(CityComparison.Row::isComplete),
                    shared.rows().stream().map(row -> Row.of(row, indicator)).toList());
        }
    }

    /**
     * One city; all but the city and its time of judging is null or empty where nothing was reported.
     *
     * @param rank from 1, the best first; null where it is not ranked
     * @param growth of the quarter on that of the year before, in {@code growthUnit}
     * @param cumulativeGrowth the same since 1 January
     * @param judgedUntil the instant by which the verdicts hold
     */
    @Schema(name = "ComparedTotal")
    record Row(
            String city,
            @Nullable Integer rank,
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable BigDecimal growth,
            @Nullable BigDecimal cumulativeGrowth,
            List<OfTarget> targets,
            @Nullable Reported completeness,
            @Nullable FigureStatus status,
            @Nullable Instant asOf,
            @Nullable Instant judgedUntil) {

        static Row of(CityComparison.Row row, Indicator indicator) {
            boolean points = indicator.figures().percentage();
            return new Row(
                    row.city().id(),
                    row.rank(),
                    row.amounts().value(),
                    row.amounts().cumulative(),
                    row.reported().map(total -> total.growth(points)).orElse(null),
                    row.growth(indicator),
                    row.attainments().map(OfTarget::of).toList(),
                    row.reported().map(total -> Reported.of(total.trust())).orElse(null),
                    row.reported().map(total -> total.status()).orElse(null),
                    row.reported().map(total -> total.asOf()).orElse(null),
                    row.city().judgedUntil());
        }
    }

    /**
     * The figure since 1 January against the target of one owner.
     *
     * @param reason why it is not judged, or no worse; null where nothing is to be said
     */
    @Schema(name = "ComparedTarget")
    record OfTarget(
            String owner,
            BigDecimal target,
            @Nullable BigDecimal sharePercent,
            Verdict verdict,
            Attainment.@Nullable Reason reason) {

        static OfTarget of(Attainment attainment) {
            return new OfTarget(
                    attainment.owner(),
                    attainment.target(),
                    attainment.sharePercent(),
                    attainment.verdict(),
                    attainment.reason());
        }
    }

    /**
     * How complete a figure is.
     *
     * @param missingSharePercent how much of last year's figure stands for what is missing; null where that is not
     *     known
     */
    @Schema(name = "ComparedCompleteness")
    record Reported(
            int expectedUnits,
            int reportedUnits,
            boolean complete,
            @Nullable BigDecimal missingSharePercent,
            @Nullable BigDecimal estimateSharePercent) {

        static Reported of(Trust trust) {
            return new Reported(
                    trust.expectedUnits(),
                    trust.reportedUnits(),
                    trust.isComplete(),
                    trust.missingSharePercent(),
                    trust.estimateSharePercent());
        }
    }

    /** An indicator that is left out, of which cities, and why. */
    @Schema(name = "NotSharedIndicator")
    record NotShared(String indicator, List<String> cities, CityComparison.Reason reason) {}
}
