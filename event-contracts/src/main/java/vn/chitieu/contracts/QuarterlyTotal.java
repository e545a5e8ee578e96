package vn.chitieu.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * One total as it stands: what was reached in the quarter and since 1 January, against last year and against every
 * target. Topic {@link Topics#QUARTERLY_TOTALS}; also the body of the query API. A figure that is not known is null,
 * never zero. Its JSON is flat: the fields of the unwrapped parts stand among the others, in the order of the
 * components.
 *
 * @param city id of the city's catalog
 * @param scope what it covers
 * @param indicator code of the indicator
 * @param quarter the quarter
 * @param unitOfMeasure unit of measure of all amounts here
 * @param amounts what was reached
 * @param yearAgo what was reached a year before, and the growth since
 * @param comparisons on which grounds it is compared with the year before
 * @param attainments one for each target that holds for the scope, by owner
 * @param trust how far the total can be trusted
 * @param state how firm, how often changed and how new it is
 * @param reading how growth and the figure since 1 January are to be read
 * @param atDeadline how the quarter stood at its deadline
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
        @JsonUnwrapped Amounts amounts,
        @JsonUnwrapped YearAgo yearAgo,
        @JsonUnwrapped Comparisons comparisons,
        List<Attainment> attainments,
        Trust trust,
        @JsonUnwrapped State state,
        @JsonUnwrapped Reading reading,
        @JsonUnwrapped AtDeadline atDeadline,

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
        Objects.requireNonNull(amounts);
        Objects.requireNonNull(yearAgo);
        Objects.requireNonNull(comparisons);
        Objects.requireNonNull(attainments, "expected attainments, got none");
        Objects.requireNonNull(trust, "expected trust, got none");
        Objects.requireNonNull(state);
        Objects.requireNonNull(reading);
        Objects.requireNonNull(atDeadline);
        attainments = List.copyOf(attainments);
        figures = figures == null ? null : List.copyOf(figures);
        windows = windows == null ? List.of() : List.copyOf(windows);
    }

    /** Returns the key of its record: {@code city/scope/indicator/quarter}. */
    public String key() {
        return city + "/" + scope + "/" + indicator + "/" + quarter;
    }

    /** A part whose fields stand in the JSON among those of the record that it is in. */
    public sealed interface Part {}

    /**
     * What was reached.
     *
     * @param value the quarter's own figure
     * @param cumulative the figure since 1 January up to the end of the quarter
     */
    public record Amounts(
            @Nullable BigDecimal value, @Nullable BigDecimal cumulative) implements Part {
        /** Nothing was reported. */
        public static final Amounts NONE = new Amounts(null, null);
    }

    /**
     * What was reached a year before, on the territory of this quarter, and the growth since.
     *
     * @param sameQuarterLastYear the same quarter of the year before
     * @param growthPercent value against sameQuarterLastYear, in percent of the latter
     * @param cumulativeLastYear the cumulative figure of the year before
     * @param cumulativeGrowthPercent cumulative against cumulativeLastYear, in percent of the latter
     */
    public record YearAgo(
            @Nullable BigDecimal sameQuarterLastYear,
            @Nullable BigDecimal growthPercent,
            @Nullable BigDecimal cumulativeLastYear,
            @Nullable BigDecimal cumulativeGrowthPercent)
            implements Part {
        /** Nothing is known of the year before. */
        public static final YearAgo NONE = new YearAgo(null, null, null, null);
    }

    /**
     * On which grounds a total is compared with the year before.
     *
     * @param comparison on which ground the two quarters are compared: {@code SAME_TERRITORY}, {@code BY_SUCCESSORS},
     *     {@code NO_BASE} or {@code NOT_COMPARABLE}; null where the sender does not say
     * @param comparisonReason why they are not comparable, a stable code; null where they are
     * @param cumulativeComparison the same for the figures since 1 January
     * @param cumulativeComparisonReason the same for the figures since 1 January
     */
    public record Comparisons(
            @Nullable String comparison,
            @Nullable String comparisonReason,
            @Nullable String cumulativeComparison,
            @Nullable String cumulativeComparisonReason)
            implements Part {
        /** The sender does not say. */
        public static final Comparisons NONE = new Comparisons(null, null, null, null);
    }

    /**
     * How firm, how often changed and how new a total is.
     *
     * @param status the softest status among the figures in it; null where there is none
     * @param revision 1 at first, one more at each change
     * @param asOf when the newest figure in it was reported; null where there is none
     * @param catalogEdition the edition of the catalog by which it was judged when it got this revision, 64 hexadecimal
     *     digits; null, and left out, where the sender does not say
     */
    public record State(
            @Nullable FigureStatus status,
            long revision,
            @Nullable Instant asOf,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String catalogEdition)
            implements Part {

        /** Makes one that does not name the edition of the catalog. */
        public State(@Nullable FigureStatus status, long revision, @Nullable Instant asOf) {
            this(status, revision, asOf, null);
        }
    }

    /**
     * How growth and the figure since 1 January are to be read.
     *
     * @param growthUnit the unit of growth: {@code PERCENT}, or {@code PERCENTAGE_POINTS} where the figures are
     *     percentages themselves; null where the sender does not say
     * @param cumulativeReason why the figure since 1 January is not known although quarters are, a stable code such as
     *     {@code DEFINITION}; null where it is known
     */
    public record Reading(
            @Nullable String growthUnit, @Nullable String cumulativeReason) implements Part {
        /** The sender does not say. */
        public static final Reading NONE = new Reading(null, null);
    }

    /**
     * How a quarter stood at its deadline.
     *
     * @param closing its figures as they were known then; null before that, and where it stands as it did
     * @param growthAsPublishedPercent the growth as it was known at the deadline: value and base as they were known
     *     then; null before that, and where it is today's growth
     */
    public record AtDeadline(
            @Nullable Closing closing, @Nullable BigDecimal growthAsPublishedPercent) implements Part {
        /** Before the deadline, and where nothing has changed since. */
        public static final AtDeadline NONE = new AtDeadline(null, null);
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
     * @param history since when and why the target is what it is
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
            @JsonUnwrapped TargetHistory history) {
        public Attainment {
            Objects.requireNonNull(owner, "expected owner, got none");
            Objects.requireNonNull(target, "expected target, got none");
            Objects.requireNonNull(expectedPercent, "expected expectedPercent, got none");
            Objects.requireNonNull(verdict, "expected verdict, got none");
            Objects.requireNonNull(history);
            gaps = gaps == null ? List.of() : List.copyOf(gaps);
        }
    }

    /**
     * Since when and why a target is what it is.
     *
     * @param targetSince the day from which the target holds; null where the sender does not say
     * @param targetReason why it was assigned or changed; null where the sender does not say
     * @param previousTarget the amount before the last change within the year; null where there was none
     */
    public record TargetHistory(
            @Nullable LocalDate targetSince,
            @Nullable String targetReason,
            @Nullable BigDecimal previousTarget) implements Part {
        /** The sender does not say. */
        public static final TargetHistory NONE = new TargetHistory(null, null, null);
    }

    /**
     * The figures of a quarter as they were known at its deadline.
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
     * @param confirmation how far the head of the unit has confirmed it; null where that is not asked for
     */
    public record Figure(
            ReportingPeriod period,
            @Nullable BigDecimal value,
            FigureStatus status,
            Instant reportedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            HeadConfirmation confirmation) {
        public Figure {
            Objects.requireNonNull(period, "expected period, got none");
            Objects.requireNonNull(status, "expected status, got none");
            Objects.requireNonNull(reportedAt, "expected reportedAt, got none");
        }

        /** Takes a figure that the head of its unit need not confirm. */
        public Figure(ReportingPeriod period, @Nullable BigDecimal value, FigureStatus status, Instant reportedAt) {
            this(period, value, status, reportedAt, null);
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
