package vn.chitieu.ingestion.submission;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.OwnCodes;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.ReportTimes;

/**
 * Returns one number for all rows about the same unit, indicator, period and time of reporting, whichever name of the
 * unit, code of the indicator and offset of the time they use. Used by one thread, for one request.
 */
final class CellKeys implements ToLongFunction<RawRow> {

    /** The key of a row that lacks one of them, or is refused for its form and so changes nothing. */
    static final long NO_CELL = 0;

    /** More codes than a city has; what comes beyond is looked up each time. */
    private static final int MOST_CODES = 10_000;

    private final Catalog catalog;
    private final Map<String, String> unitsByCode = new HashMap<>();

    CellKeys(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public long applyAsLong(RawRow row) {
        String unit = row.texts().get(Field.UNIT);
        String indicator = row.texts().get(Field.INDICATOR);
        String period = row.texts().get(Field.PERIOD);
        if (unit == null || indicator == null || period == null || !row.flaws().isEmpty()) {
            return NO_CELL;
        }
        String its = unit(unit, period);
        return RowHashes.ofAll(
                its, indicator(indicator, its), period(period), time(row.texts().get(Field.REPORTED_AT)));
    }

    private String indicator(String text, String unit) {
        return catalog.indicator(text).isPresent()
                ? text
                : catalog.ownCodes()
                        .ours(unit, OwnCodes.Kind.INDICATOR, PlainText.normalised(text))
                        .orElse(text);
    }

    /** Returns the one spelling of a quarter, which has two; months and days have one. */
    private static String period(String text) {
        if (text.indexOf('Q') < 0) {
            return text;
        }
        try {
            return ReportingPeriod.parse(text).toString();
        } catch (IllegalArgumentException noPeriod) {
            return text;
        }
    }

    private String unit(String text, String period) {
        if (catalog.unit(text).isPresent()) {
            return text;
        }
        String code = text + '/' + period;
        String known = unitsByCode.get(code);
        if (known == null) {
            known = byCode(text, period);
            if (unitsByCode.size() < MOST_CODES) {
                unitsByCode.put(code, known);
            }
        }
        return known;
    }

    private String byCode(String code, String period) {
        try {
            return catalog.unit(code, ReportingPeriod.parse(period))
                    .map(ReportingUnit::id)
                    .orElse(code);
        } catch (IllegalArgumentException noPeriod) {
            return code;
        }
    }

    private static String time(@Nullable String text) {
        return text == null ? "" : ReportTimes.read(text).map(Objects::toString).orElse(text);
    }
}
