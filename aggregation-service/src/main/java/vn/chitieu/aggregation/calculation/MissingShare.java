package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Scope;

/** Computes how much of a unit's figure is not reported yet, by the reports that it owes. */
public final class MissingShare {

    private final Catalog catalog;
    private final UnitFigures units;
    private final FigureCalculator calculator;

    public MissingShare(Catalog catalog, UnitFigures units, FigureCalculator calculator) {
        this.catalog = catalog;
        this.units = units;
        this.calculator = calculator;
    }

    /**
     * Returns the part of an amount that stands for the reports that a unit still owes: a third of it where one of
     * three months is missing. Of a derived indicator all reports count that it is made of.
     *
     * @param amount the unit's whole figure of last year
     */
    public BigDecimal of(PageKey page, String unit, BigDecimal amount) {
        long owed = 0;
        long missing = 0;
        List<PageKey> sources = sources(page).distinct().toList();
        for (PageKey source : sources) {
            if (calculator.figure(source, new Scope.Unit(unit)).expected().contains(unit)) {
                Indicator indicator = catalog.indicator(source.indicator()).orElseThrow();
                long due = units.owed(indicator, unit, page.quarter());
                owed += due;
                missing += due - Math.min(due, units.met(indicator, source, unit));
            }
        }
        return owed == 0
                ? amount
                : Percent.quotient(amount.multiply(BigDecimal.valueOf(missing)), BigDecimal.valueOf(owed));
    }

    private Stream<PageKey> sources(PageKey page) {
        Formula formula =
                catalog.indicator(page.indicator()).orElseThrow().rollUp().formula();
        return formula == null ? Stream.of(page) : formula.inputs().flatMap(input -> sources(page.of(input)));
    }
}
