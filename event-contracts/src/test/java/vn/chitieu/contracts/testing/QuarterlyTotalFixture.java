package vn.chitieu.contracts.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Builds totals for tests of which a test says only what it is about. By default a total of the whole city without
 * target, last year or deadline; one unit has to report and has.
 */
public final class QuarterlyTotalFixture {

    private String city = "thanh-hoa";
    private Scope scope = Scope.city();
    private String indicator = "NEW_ENTERPRISES";
    private Quarter quarter = new Quarter(2022, 1);
    private String unitOfMeasure = "doanh nghiệp";
    private QuarterlyTotal.Amounts amounts = QuarterlyTotal.Amounts.NONE;
    private QuarterlyTotal.YearAgo yearAgo = QuarterlyTotal.YearAgo.NONE;
    private QuarterlyTotal.Comparisons comparisons = QuarterlyTotal.Comparisons.NONE;
    private List<QuarterlyTotal.Attainment> attainments = List.of();
    private QuarterlyTotal.Trust trust = new QuarterlyTotal.Trust(1, 1, List.of(), null, null, true);
    private QuarterlyTotal.State state =
            new QuarterlyTotal.State(FigureStatus.OFFICIAL, 1, Instant.parse("2022-04-06T03:00:00Z"));
    private QuarterlyTotal.Reading reading = QuarterlyTotal.Reading.NONE;
    private QuarterlyTotal.AtDeadline atDeadline = QuarterlyTotal.AtDeadline.NONE;
    private @Nullable List<QuarterlyTotal.Figure> figures;
    private List<QuarterlyTotal.WindowStanding> windows = List.of();

    private QuarterlyTotalFixture() {}

    public static QuarterlyTotalFixture aTotal() {
        return new QuarterlyTotalFixture();
    }

    /** Begins with everything that a total has. */
    public static QuarterlyTotalFixture like(QuarterlyTotal total) {
        QuarterlyTotalFixture fixture = aTotal().inCity(total.city())
                .of(total.scope(), total.indicator(), total.quarter())
                .in(total.unitOfMeasure())
                .reached(total.amounts().value(), total.amounts().cumulative())
                .against(total.yearAgo())
                .with(total.attainments())
                .trusted(total.trust())
                .at(total.state())
                .closed(total.atDeadline())
                .madeOf(total.figures())
                .inWindows(total.windows());
        fixture.comparisons = total.comparisons();
        fixture.reading = total.reading();
        return fixture;
    }

    public QuarterlyTotalFixture inCity(String itsCity) {
        city = itsCity;
        return this;
    }

    public QuarterlyTotalFixture of(Scope itsScope, String itsIndicator, Quarter itsQuarter) {
        scope = itsScope;
        indicator = itsIndicator;
        quarter = itsQuarter;
        return this;
    }

    public QuarterlyTotalFixture in(String itsUnitOfMeasure) {
        unitOfMeasure = itsUnitOfMeasure;
        return this;
    }

    public QuarterlyTotalFixture reached(@Nullable BigDecimal value, @Nullable BigDecimal cumulative) {
        amounts = new QuarterlyTotal.Amounts(value, cumulative);
        return this;
    }

    public QuarterlyTotalFixture against(QuarterlyTotal.YearAgo itsYearAgo) {
        yearAgo = itsYearAgo;
        return this;
    }

    public QuarterlyTotalFixture with(List<QuarterlyTotal.Attainment> itsAttainments) {
        attainments = itsAttainments;
        return this;
    }

    public QuarterlyTotalFixture trusted(QuarterlyTotal.Trust itsTrust) {
        trust = itsTrust;
        return this;
    }

    public QuarterlyTotalFixture at(QuarterlyTotal.State itsState) {
        state = itsState;
        return this;
    }

    public QuarterlyTotalFixture revision(long revision) {
        return at(new QuarterlyTotal.State(state.status(), revision, state.asOf(), state.catalogEdition()));
    }

    public QuarterlyTotalFixture closed(QuarterlyTotal.AtDeadline itsDeadline) {
        atDeadline = itsDeadline;
        return this;
    }

    public QuarterlyTotalFixture madeOf(@Nullable List<QuarterlyTotal.Figure> itsFigures) {
        figures = itsFigures;
        return this;
    }

    public QuarterlyTotalFixture inWindows(List<QuarterlyTotal.WindowStanding> itsWindows) {
        windows = itsWindows;
        return this;
    }

    public QuarterlyTotal build() {
        return new QuarterlyTotal(
                city,
                scope,
                indicator,
                quarter,
                unitOfMeasure,
                amounts,
                yearAgo,
                comparisons,
                attainments,
                trust,
                state,
                reading,
                atDeadline,
                figures,
                windows);
    }
}
