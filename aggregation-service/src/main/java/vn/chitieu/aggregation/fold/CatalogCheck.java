package vn.chitieu.aggregation.fold;

import java.util.Optional;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Check that the catalog can place an update. Ingestion checks the same before it accepts one; this is the last guard,
 * for the two may have read different editions of the catalog.
 */
public final class CatalogCheck {

    /** A day at its end may belong to the year after the last that a text can name. */
    private static final int LAST_YEAR = 2999;

    private final Catalog catalog;

    public CatalogCheck(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns why the update cannot be placed; empty where it can. */
    public Optional<Rejection> rejects(LoggedUpdate.Reported update) {
        if (!update.page().city().equals(catalog.id())) {
            return rejection(
                    Rejection.Code.UNKNOWN_CITY,
                    "expected city " + catalog.id() + ", got "
                            + SafeText.of(update.page().city()));
        }
        Optional<Indicator> indicator = catalog.indicator(update.page().indicator());
        if (indicator.isEmpty()) {
            return rejection(
                    Rejection.Code.UNKNOWN_INDICATOR,
                    "expected an indicator of the catalog, got "
                            + SafeText.of(update.page().indicator()));
        }
        return rejects(update, indicator.get());
    }

    private Optional<Rejection> rejects(LoggedUpdate.Reported update, Indicator indicator) {
        Cell cell = update.contribution().cell();
        Optional<ReportingUnit> unit = catalog.unit(cell.unit());
        if (indicator.isDerived()) {
            return rejection(
                    Rejection.Code.DERIVED_INDICATOR, "expected a reported indicator, got " + indicator.code());
        }
        if (cell.period().frequency() != indicator.frequency()) {
            return rejection(
                    Rejection.Code.WRONG_PERIOD,
                    "expected a " + indicator.frequency() + " for " + indicator.code() + ", got " + cell.period());
        }
        if (update.page().quarter().year() > LAST_YEAR) {
            return rejection(
                    Rejection.Code.WRONG_PERIOD,
                    "expected a quarter up to " + LAST_YEAR + ", got " + cell.period() + " of "
                            + update.page().quarter());
        }
        if (unit.isEmpty()) {
            return rejection(
                    Rejection.Code.UNKNOWN_UNIT, "expected a unit of the catalog, got " + SafeText.of(cell.unit()));
        }
        if (!catalog.reports(unit.get(), indicator, cell.period())) {
            return rejection(
                    Rejection.Code.NOT_A_REPORTER,
                    "expected a reporter of " + indicator.code() + " in " + cell.period() + ", got "
                            + SafeText.of(cell.unit()));
        }
        if (!update.unitOfMeasure().equals(indicator.display().unitOfMeasure().vi())) {
            return rejection(
                    Rejection.Code.WRONG_UNIT_OF_MEASURE,
                    "expected " + indicator.display().unitOfMeasure().vi() + ", got "
                            + SafeText.of(update.unitOfMeasure()));
        }
        return Optional.empty();
    }

    private static Optional<Rejection> rejection(Rejection.Code code, String message) {
        return Optional.of(new Rejection(code, message));
    }
}
