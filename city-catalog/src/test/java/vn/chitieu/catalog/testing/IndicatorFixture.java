package vn.chitieu.catalog.testing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.contracts.vocabulary.Frequency;

/**
 * Builds indicators for tests of which a test says only what it is about: {@code anIndicator("X").across(MAX,
 * LAST).every(DAY)}. By default every ward reports it each quarter, more is better, and figures are summed.
 */
public final class IndicatorFixture {

    private final String code;
    private LocalizedName name;
    private LocalizedName unitOfMeasure = new LocalizedName("đơn vị tính", "unit of measure");
    private LocalizedName group;
    private LocalizedName targetTerm = new LocalizedName("kế hoạch", "plan");
    private @Nullable String partOf;
    private Direction direction = Direction.HIGHER;
    private Frequency frequency = Frequency.QUARTER;
    private Operator units = Operator.SUM;
    private Operator periods = Operator.SUM;
    private @Nullable String weightedBy;
    private List<Indicator.Reporters> reporters = List.of(new Indicator.Reporters.Territorial());
    private @Nullable Formula formula;
    private boolean percentage;
    private boolean neverNegative;
    private boolean integer;
    private ReportingCalendar calendar = ReportingCalendar.CALENDAR_QUARTER;
    private List<Definition> definitions = List.of(Definition.forEver("1"));
    private BigDecimal tolerance = Indicator.DEFAULT_CLOSED_TOLERANCE_PERCENT;

    private IndicatorFixture(String code) {
        this.code = code;
        name = new LocalizedName(code, code);
        group = name;
    }

    public static IndicatorFixture anIndicator(String code) {
        return new IndicatorFixture(code);
    }

    public IndicatorFixture named(LocalizedName itsName) {
        name = itsName;
        return this;
    }

    public IndicatorFixture in(LocalizedName itsUnitOfMeasure) {
        unitOfMeasure = itsUnitOfMeasure;
        return this;
    }

    public IndicatorFixture under(LocalizedName itsGroup) {
        group = itsGroup;
        return this;
    }

    public IndicatorFixture partOf(@Nullable String other) {
        partOf = other;
        return this;
    }

    public IndicatorFixture across(Operator acrossUnits, Operator acrossPeriods) {
        units = acrossUnits;
        periods = acrossPeriods;
        return this;
    }

    public IndicatorFixture weightedBy(@Nullable String other) {
        weightedBy = other;
        return this;
    }

    public IndicatorFixture every(Frequency other) {
        frequency = other;
        return this;
    }

    public IndicatorFixture going(Direction other) {
        direction = other;
        return this;
    }

    public IndicatorFixture reportedBy(Indicator.Reporters... others) {
        reporters = List.of(others);
        return this;
    }

    public IndicatorFixture derivedAs(Formula other) {
        formula = other;
        reporters = List.of();
        return this;
    }

    public IndicatorFixture inPercent() {
        percentage = true;
        return this;
    }

    public IndicatorFixture neverNegative() {
        neverNegative = true;
        return this;
    }

    public IndicatorFixture integer() {
        integer = true;
        return this;
    }

    public IndicatorFixture by(ReportingCalendar other) {
        calendar = other;
        return this;
    }

    public IndicatorFixture defined(Definition... others) {
        definitions = List.of(others);
        return this;
    }

    public IndicatorFixture tolerating(String percent) {
        tolerance = new BigDecimal(percent);
        return this;
    }

    public Indicator build(int order) {
        return new Indicator(
                code,
                new Indicator.Display(name, unitOfMeasure, group, order, partOf, targetTerm),
                frequency,
                calendar,
                new Indicator.RollUp(units, periods, weightedBy, reporters, formula),
                new Indicator.Judging(direction, Thresholds.DEFAULT, tolerance),
                definitions,
                new Indicator.Figures(percentage, neverNegative, integer));
    }
}
