package vn.chitieu.aggregation;

import java.math.BigDecimal;
import java.util.List;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.contracts.vocabulary.Frequency;

/** Builds indicators that the small city does not have: {@code anIndicator("X").across(MAX, LAST).every(DAY)}. */
public final class AnIndicator {

    private final String code;
    private Direction direction = Direction.HIGHER;
    private Frequency frequency = Frequency.QUARTER;
    private Operator units = Operator.SUM;
    private Operator periods = Operator.SUM;
    private String weightedBy;
    private Formula formula;
    private boolean percentage;
    private ReportingCalendar calendar = ReportingCalendar.CALENDAR_QUARTER;
    private List<Definition> definitions = List.of(Definition.forEver("1"));
    private BigDecimal tolerance = Indicator.DEFAULT_CLOSED_TOLERANCE_PERCENT;

    private AnIndicator(String code) {
        this.code = code;
    }

    public static AnIndicator anIndicator(String code) {
        return new AnIndicator(code);
    }

    public AnIndicator across(Operator acrossUnits, Operator acrossPeriods) {
        units = acrossUnits;
        periods = acrossPeriods;
        return this;
    }

    public AnIndicator weightedBy(String other) {
        weightedBy = other;
        return this;
    }

    public AnIndicator every(Frequency other) {
        frequency = other;
        return this;
    }

    public AnIndicator going(Direction other) {
        direction = other;
        return this;
    }

    public AnIndicator derivedAs(Formula other) {
        formula = other;
        return this;
    }

    public AnIndicator inPercent() {
        percentage = true;
        return this;
    }

    public AnIndicator by(ReportingCalendar other) {
        calendar = other;
        return this;
    }

    public AnIndicator defined(Definition... others) {
        definitions = List.of(others);
        return this;
    }

    public AnIndicator tolerating(String percent) {
        tolerance = new BigDecimal(percent);
        return this;
    }

    Indicator build(int order) {
        LocalizedName any = new LocalizedName(code, code);
        return new Indicator(
                code,
                any,
                new LocalizedName("đơn vị tính", "unit of measure"),
                any,
                order,
                null,
                direction,
                frequency,
                units,
                periods,
                weightedBy,
                formula == null ? List.of(new Indicator.Reporters.Territorial()) : List.of(),
                formula,
                Thresholds.DEFAULT,
                any,
                definitions,
                percentage,
                calendar,
                tolerance);
    }
}
