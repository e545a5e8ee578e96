package vn.chitieu.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * One total as it stands: what was reached in the quarter and since 1 January, against last year and against every
 * target. Topic {@link Topics#QUARTERLY_TOTALS}; also the body of the query API. A figure that is not known is null,
 * never zero.
 *
 * @param city id of the city's catalog
 * @param scope what it covers
 * @param indicator code of the indicator
 * @param quarter the quarter
 * @param unitOfMeasure unit of measure of all amounts here
 * @param value the quarter's own figure
 * @param cumulative the figure since 1 January up to the end of the quarter
 * @param sameQuarterLastYear the same quarter of the year before, on this quarter's territory
 * @param growthPercent value against sameQuarterLastYear, in percent of the latter
 * @param cumulativeLastYear the cumulative figure of the year before, on the same territory
 * @param cumulativeGrowthPercent cumulative against cumulativeLastYear, in percent of the latter
 * @param comparison on which ground the two quarters are compared: {@code SAME_TERRITORY}, {@code BY_SUCCESSORS},
 *     {@code NO_BASE} or {@code NOT_COMPARABLE}; null where the sender does not say
 * @param comparisonReason why they are not comparable, a stable code; null where they are
 * @param cumulativeComparison the same for the figures since 1 January
 * @param cumulativeComparisonReason the same for the figures since 1 January
 * @param attainments one for each target that holds for the scope, by owner
 * @param trust how far the total can be trusted
 * @param status the softest status among the figures in it; null where there is none
 * @param revision 1 at first, one more at each change
 * @param asOf when the newest figure in it was reported; null where there is none
 * @param growthUnit the unit of growth: {@code PERCENT}, or {@code PERCENTAGE_POINTS} where the figures are percentages
 *     themselves; null where the sender does not say
 * @param cumulativeReason why the figure since 1 January is not known although quarters are, a stable code such as
 *     {@code DEFINITION}; null where it is known
 * @param closing how the quarter stood at its deadline; null before that, and where it stands as it did
 * @param growthAsPublishedPercent the growth as it was known at the deadline: value and base as they were known then;
 *     null before that, and where it is today's growth
 * @param figures what counts for each reporting period of the quarter, by period; only where the scope is a unit and
 *     the total is published, else null; null, too, where the sender does not say
 * @param windows how far the windows beside the quarters are that end with this one, such as "8 months", where they
 *     have a target for the scope; empty where there is none, and left out then
 */
public record QuarterlyTotal(
        String city,
        Scope scope,
        String indicator,
        Quarter quarter,
        String unitOfMeasure,
        @Nullable BigDecimal value,
        @Nullable BigDecimal cumulative,
        @Nullable BigDecimal sameQuarterLastYear,
        @Nullable BigDecimal growthPercent,
        @Nullable BigDecimal cumulativeLastYear,
        @Nullable BigDecimal cumulativeGrowthPercent,
        @Nullable String comparison,
        @Nullable String comparisonReason,
        @Nullable String cumulativeComparison,
        @Nullable String cumulativeComparisonReason,
        List<Attainment> attainments,
        Trust trust,
        @Nullable FigureStatus status,
        long revision,
        @Nullable Instant asOf,
        @Nullable String growthUnit,
        @Nullable String cumulativeReason,
        @Nullable Closing closing,
        @Nullable BigDecimal growthAsPublishedPercent,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Figure> figures,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<WindowStanding> windows) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.quarterly-total.v1";

    public QuarterlyTotal {
        Objects.requireNonNull(city, "expected city, got none");
        Objects.requireNonNull(scope, "expected scope, got none");
        Objects.requireNonNull(indicator, "expected indicator, got none");
        Objects.requireNonNull(quarter, "expected quarter, got none");
        Objects.requireNonNull(unitOfMeasure, "expected unitOfMeasure, got none");
        Objects.requireNonNull(trust, "expected trust, got none");
        Objects.requireNonNull(attainments, "expected attainments, got none");
        attainments = List.copyOf(attainments);
        figures = figures == null ? null : List.copyOf(figures);
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    /** Takes a total in whose quarter no window ends. */
    public QuarterlyTotal(
            String city,
            Scope scope,
            String indicator,
            Quarter quarter,
            String unitOfMeasure,
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable BigDecimal sameQuarterLastYear,
            @Nullable BigDecimal growthPercent,
            @Nullable BigDecimal cumulativeLastYear,
            @Nullable BigDecimal cumulativeGrowthPercent,
            @Nullable String comparison,
            @Nullable String comparisonReason,
            @Nullable String cumulativeComparison,
            @Nullable String cumulativeComparisonReason,
            List<Attainment> attainments,
            Trust trust,
            @Nullable FigureStatus status,
            long revision,
            @Nullable Instant asOf,
            @Nullable String growthUnit,
            @Nullable String cumulativeReason,
            @Nullable Closing closing,
            @Nullable BigDecimal growthAsPublishedPercent,
            @Nullable List<Figure> figures) {
        this(
                city,
                scope,
                indicator,
                quarter,
                unitOfMeasure,
                value,
                cumulative,
                sameQuarterLastYear,
                growthPercent,
                cumulativeLastYear,
                cumulativeGrowthPercent,
                comparison,
                comparisonReason,
                cumulativeComparison,
                cumulativeComparisonReason,
                attainments,
                trust,
                status,
                revision,
                asOf,
                growthUnit,
                cumulativeReason,
                closing,
                growthAsPublishedPercent,
                figures,
                List.of());
    }

    /** Takes a total of which nothing is said about its closing and its figures. */
    public QuarterlyTotal(
            String city,
            Scope scope,
            String indicator,
            Quarter quarter,
            String unitOfMeasure,
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable BigDecimal sameQuarterLastYear,
            @Nullable BigDecimal growthPercent,
            @Nullable BigDecimal cumulativeLastYear,
            @Nullable BigDecimal cumulativeGrowthPercent,
            @Nullable String comparison,
            @Nullable String comparisonReason,
            @Nullable String cumulativeComparison,
            @Nullable String cumulativeComparisonReason,
            List<Attainment> attainments,
            Trust trust,
            @Nullable FigureStatus status,
            long revision,
            @Nullable Instant asOf) {
        this(
                city,
                scope,
                indicator,
                quarter,
                unitOfMeasure,
                value,
                cumulative,
                sameQuarterLastYear,
                growthPercent,
                cumulativeLastYear,
                cumulativeGrowthPercent,
                comparison,
                comparisonReason,
                cumulativeComparison,
                cumulativeComparisonReason,
                attainments,
                trust,
                status,
                revision,
                asOf,
                null,
                null,
                null,
                null,
                null);
    }

    /** Returns the key of its record: {@code city/scope/indicator/quarter}. */
    public String key() {
        return city + "/" + scope + "/" + indicator + "/" + quarter;
    }

    /**
     * The cumulative figure against one target of the year.
     *
     * @param owner who assigned the target, such as {@code PROVINCE} or {@code CITY}
     * @param target the target of the year
     * @param sharePercent cumulative in percent of the target; null where there is no figure
     * @param expectedPercent the share expected at the end of the quarter
     * @param verdict what follows
     * @param reason why it was not judged, or why no worse; a stable code
     * @param shortfall the amount missing to the expected pace, zero where none is; null where there is no figure
     * @param forecast the amount at the end of the year if the pace so far goes on, of a quarter that is not judged yet
     *     by the part of it that is in; null where it is not known
     * @param gaps the units whose figures fall shortest of what they would have to contribute, worst first, at most
     *     five; only where the verdict is behind
     * @param neededPerMonth the amount needed in each month left of the year to reach the target; where less is better,
     *     what may still be used in each, or by how much a stock has to fall; zero where nothing is needed or left;
     *     null after the fourth quarter and where it is not known
     * @param targetSince the day from which the target holds
     * @param targetReason why it was assigned or changed
     * @param previousTarget the amount before the last change within the year; null where there was none
     */
    public record Attainment(
            String owner,
            BigDecimal target,
            @Nullable BigDecimal sharePercent,
            BigDecimal expectedPercent,
            Verdict verdict,
            @Nullable String reason,
            @Nullable BigDecimal shortfall,
            @Nullable BigDecimal forecast,
            List<Gap> gaps,
            @Nullable BigDecimal neededPerMonth,
            @Nullable LocalDate targetSince,
            @Nullable String targetReason,
            @Nullable BigDecimal previousTarget) {
        public Attainment {
            Objects.requireNonNull(owner, "expected owner, got none");
            Objects.requireNonNull(target, "expected target, got none");
            Objects.requireNonNull(expectedPercent, "expected expectedPercent, got none");
            Objects.requireNonNull(verdict, "expected verdict, got none");
            gaps = gaps == null ? List.of() : List.copyOf(gaps);
        }

        /** Takes an attainment of which nothing is said about needs and about the history of its target. */
        public Attainment(
                String owner,
                BigDecimal target,
                @Nullable BigDecimal sharePercent,
                BigDecimal expectedPercent,
                Verdict verdict,
                @Nullable String reason,
                @Nullable BigDecimal shortfall,
                @Nullable BigDecimal forecast,
                List<Gap> gaps) {
            this(
                    owner,
                    target,
                    sharePercent,
                    expectedPercent,
                    verdict,
                    reason,
                    shortfall,
                    forecast,
                    gaps,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /**
     * How a quarter stood at its deadline.
     *
     * @param value its figure as it was known then
     * @param cumulative the figure since 1 January as it was known then
     * @param movedPercent by how many percent of it value has moved since, in percentage points where the figures are
     *     percentages; null where that is not known
     * @param exceeded whether that is more than the catalog lets a closed quarter move without a word
     */
    public record Closing(
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable BigDecimal movedPercent,
            boolean exceeded) {}

    /**
     * What counts for one reporting period of a unit.
     *
     * @param period the day, month or quarter
     * @param value the figure; null where the unit took it back
     * @param status how firm it is
     * @param reportedAt when it was reported, by the unit's clock
     */
    public record Figure(ReportingPeriod period, @Nullable BigDecimal value, FigureStatus status, Instant reportedAt) {
        public Figure {
            Objects.requireNonNull(period, "expected period, got none");
            Objects.requireNonNull(status, "expected status, got none");
            Objects.requireNonNull(reportedAt, "expected reportedAt, got none");
        }
    }

    /**
     * How far a window beside the quarters is, such as "8 months" or a campaign.
     *
     * @param window its id in the catalog
     * @param from its first day
     * @param to its last day
     * @param upTo the last day of the reporting periods in it that have ended, by which the expected shares are
     *     expected; null where none has
     * @param value what was reached in it; null where there is no figure
     * @param growthPercent value against the same days of the year before; null while the window runs, and where there
     *     is no base
     * @param attainments one for each target of the window, or of the year where it has none of its own: value against
     *     target, without forecast, needs and the history of the target
     * @param trust how far it can be trusted: a unit is missing that lacks a period that has ended
     * @param status the softest status among the figures in it; null where there is none
     * @param asOf when the newest figure in it was reported; null where there is none
     */
    public record WindowStanding(
            String window,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate upTo,
            @Nullable BigDecimal value,
            @Nullable BigDecimal growthPercent,
            List<Attainment> attainments,
            Trust trust,
            @Nullable FigureStatus status,
            @Nullable Instant asOf) {
        public WindowStanding {
            Objects.requireNonNull(window, "expected window, got none");
            Objects.requireNonNull(from, "expected from, got none");
            Objects.requireNonNull(to, "expected to, got none");
            Objects.requireNonNull(trust, "expected trust, got none");
            Objects.requireNonNull(attainments, "expected attainments, got none");
            attainments = List.copyOf(attainments);
        }
    }

    /**
     * What one unit lacks.
     *
     * @param unit id of the unit
     * @param value its cumulative figure; null where it has not reported
     * @param expected its part of the expected amount, in proportion to its figure of last year
     * @param missing expected less value, or value less expected where less is better; more than zero
     */
    public record Gap(String unit, @Nullable BigDecimal value, BigDecimal expected, BigDecimal missing) {
        public Gap {
            Objects.requireNonNull(unit, "expected unit, got none");
            Objects.requireNonNull(expected, "expected expected, got none");
            Objects.requireNonNull(missing, "expected missing, got none");
        }
    }

    /**
     * How far the total can be trusted.
     *
     * @param expectedUnits how many units have to report
     * @param reportedUnits how many have reported every period of the quarter
     * @param missingUnits ids of the others, sorted
     * @param missingSharePercent how much of last year's figure stands for the reports that are missing, each report of
     *     a unit alike; null where last year is not known
     * @param estimateSharePercent how much of the value is estimates; null where there is no value
     * @param complete whether no unit is missing
     */
    public record Trust(
            int expectedUnits,
            int reportedUnits,
            List<String> missingUnits,
            @Nullable BigDecimal missingSharePercent,
            @Nullable BigDecimal estimateSharePercent,
            boolean complete) {
        public Trust {
            Objects.requireNonNull(missingUnits, "expected missingUnits, got none");
            missingUnits = List.copyOf(missingUnits);
        }
    }
}
