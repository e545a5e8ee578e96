package vn.chitieu.ingestion.submission;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FoldedText;
import vn.chitieu.ingestion.update.RawRow;

/**
 * Names that people write into files in the place of codes: an indicator by its Vietnamese or English name, a unit by
 * the name that it has in the period, with or without "Phường" before it, and a unit of measure in other letters of
 * case. A name of two is no name of either. Used by one thread, for one request.
 */
final class CatalogNameResolver implements UnaryOperator<RawRow> {

    private static final int LONGEST = 300;

    /** More than a file names; what comes beyond is looked up each time. */
    private static final int MOST_REMEMBERED = 10_000;

    private final Catalog catalog;
    private final Map<String, String> indicators;
    private final Map<String, Optional<String>> units = new HashMap<>();

    CatalogNameResolver(Catalog catalog) {
        this.catalog = catalog;
        this.indicators = indicators(catalog.indicators());
    }

    private static Map<String, String> indicators(Collection<Indicator> all) {
        Map<String, String> codes = new HashMap<>();
        Set<String> ofTwo = new HashSet<>();
        for (Indicator indicator : all) {
            var name = indicator.display().name();
            for (String one : List.of(FoldedText.of(name.vi()), FoldedText.of(name.en()))) {
                String other = codes.put(one, indicator.code());
                if (other != null && !other.equals(indicator.code())) {
                    ofTwo.add(one);
                }
            }
        }
        codes.keySet().removeAll(ofTwo);
        return codes;
    }

    @Override
    public RawRow apply(RawRow row) {
        return measured(unit(indicator(row)));
    }

    private RawRow indicator(RawRow row) {
        String text = row.texts().get(Field.INDICATOR);
        if (text == null || text.length() > LONGEST || catalog.indicator(text).isPresent()) {
            return row;
        }
        String code = indicators.get(FoldedText.of(text));
        return code == null ? row : row.understood(Field.INDICATOR, code);
    }

    private RawRow unit(RawRow row) {
        String text = row.texts().get(Field.UNIT);
        String period = row.texts().get(Field.PERIOD);
        if (text == null
                || period == null
                || text.length() > LONGEST
                || catalog.unit(text).isPresent()) {
            return row;
        }
        String key = text + '/' + period;
        Optional<String> known = units.get(key);
        if (known == null) {
            known = unit(text, period);
            if (units.size() < MOST_REMEMBERED) {
                units.put(key, known);
            }
        }
        return known.map(unit -> row.understood(Field.UNIT, unit)).orElse(row);
    }

    private Optional<String> unit(String text, String inPeriod) {
        try {
            ReportingPeriod period = ReportingPeriod.parse(inPeriod);
            if (catalog.unit(text, period).isPresent()) {
                return Optional.empty();
            }
            String name = FoldedText.of(text);
            List<String> named = catalog.units().stream()
                    .filter(unit -> isNamed(unit, name, period))
                    .map(ReportingUnit::id)
                    .toList();
            return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
        } catch (IllegalArgumentException noPeriod) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(ReportingUnit unit, String name, ReportingPeriod period) {
        return unit.in(period)
                .map(version -> FoldedText.of(version.name()))
                .filter(own -> own.equals(name)
                        || own.replaceFirst("^(phuong|xa|thi tran) ", "").equals(name)
                        || ("ubnd " + own).equals(name))
                .isPresent();
    }

    private RawRow measured(RawRow row) {
        String text = row.texts().get(Field.UNIT_OF_MEASURE);
        String code = row.texts().get(Field.INDICATOR);
        if (text == null || code == null) {
            return row;
        }
        return catalog.indicator(code)
                .map(indicator -> indicator.display().unitOfMeasure().vi())
                .filter(own -> !own.equals(text) && own.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .map(own -> row.understood(Field.UNIT_OF_MEASURE, own))
                .orElse(row);
    }
}
