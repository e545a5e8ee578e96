package vn.chitieu.catalog.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.files.IndicatorsFile.Entry;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.FileLocation;

/** Rules between indicators: formulas without cycles, sums of one unit of measure, parts after their total. */
final class IndicatorRules {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private IndicatorRules(List<Entry> entries) {
        entries.forEach(entry -> this.entries.put(entry.indicator().code(), entry));
    }

    static void check(List<Entry> entries) {
        IndicatorRules rules = new IndicatorRules(entries);
        for (Entry entry : rules.entries.values()) {
            rules.checkCycle(entry);
            rules.checkUnitsOfMeasure(entry);
            rules.checkPart(entry);
            rules.checkWeights(entry);
            rules.checkCalendar(entry);
            checkNotSummed(entry);
        }
    }

    private void checkCycle(Entry entry) {
        String code = entry.indicator().code();
        boolean weighsItself = code.equals(entry.indicator().rollUp().weightedBy());
        if (!weighsItself && inputsOf(code).contains(code)) {
            FileLocation place = Stream.of("sum", "ratio", "weightedAverage", "weightedBy")
                    .filter(entry.yaml()::has)
                    .findFirst()
                    .map(entry.yaml()::place)
                    .orElseGet(entry.yaml()::place);
            place.report(
                    CatalogErrorCode.FORMULA_CYCLE, "a formula that does not read " + code, "one that does in the end");
        }
    }

    private static Stream<String> reads(Indicator indicator) {
        return Stream.concat(
                indicator.derivation().stream().flatMap(Formula::inputs),
                Stream.ofNullable(indicator.rollUp().weightedBy()));
    }

    /** Returns everything that an indicator is derived from or weighted by, directly or not. */
    private Set<String> inputsOf(String code) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(code));
        while (!open.isEmpty()) {
            Entry entry = entries.get(open.pop());
            if (entry != null) {
                reads(entry.indicator()).filter(found::add).forEach(open::push);
            }
        }
        return found;
    }

    private void checkUnitsOfMeasure(Entry entry) {
        if (!(entry.indicator().rollUp().formula() instanceof Formula.Sum sum)) {
            return;
        }
        String unitOfMeasure = entry.indicator().display().unitOfMeasure().vi();
        sum.inputs().map(entries::get).forEach(input -> {
            if (input != null
                    && !input.indicator().display().unitOfMeasure().vi().equals(unitOfMeasure)) {
                entry.yaml()
                        .place("sum")
                        .report(
                                CatalogErrorCode.UNIT_OF_MEASURE_MISMATCH,
                                "terms in " + unitOfMeasure,
                                input.indicator().code() + " in "
                                        + input.indicator()
                                                .display()
                                                .unitOfMeasure()
                                                .vi());
            }
        });
    }

    private void checkPart(Entry entry) {
        Indicator part = entry.indicator();
        Entry total = part.display().partOf() == null
                ? null
                : entries.get(part.display().partOf());
        if (total != null
                && (total.indicator().display().order() >= part.display().order()
                        || !total.indicator()
                                .display()
                                .group()
                                .equals(part.display().group()))) {
            entry.yaml()
                    .place("partOf")
                    .report(
                            CatalogErrorCode.INVALID_PART_OF,
                            "an indicator that stands earlier in the same group",
                            total.indicator().code());
        }
    }

    private void checkWeights(Entry entry) {
        String code = entry.indicator().rollUp().weightedBy();
        Entry weights = code == null ? null : entries.get(code);
        if (weights != null && weights.indicator().isDerived()) {
            entry.yaml()
                    .place("weightedBy")
                    .report(
                            CatalogErrorCode.INVALID_WEIGHTS,
                            "an indicator that units report",
                            code + ", which is derived");
        }
        if (entry.indicator().code().equals(code)) {
            entry.yaml()
                    .place("weightedBy")
                    .report(CatalogErrorCode.INVALID_WEIGHTS, "another indicator", code + " itself");
        }
    }

    /** A quarter of one calendar cannot be made of those of another. */
    private void checkCalendar(Entry entry) {
        String calendar = entry.indicator().calendar().id();
        reads(entry.indicator())
                .distinct()
                .map(entries::get)
                .filter(Objects::nonNull)
                .forEach(input -> {
                    String other = input.indicator().calendar().id();
                    if (!other.equals(calendar)) {
                        entry.yaml()
                                .place("calendar")
                                .report(
                                        CatalogErrorCode.CALENDAR_MISMATCH,
                                        "the calendar of what it is made of, " + calendar,
                                        input.indicator().code() + " by " + other);
                    }
                });
    }

    /** The difference of two percentages is one in points; their sum is nothing. */
    private static void checkNotSummed(Entry entry) {
        if (entry.indicator().figures().percentage()
                && entry.indicator().rollUp().formula() instanceof Formula.Sum sum
                && sum.terms().stream().filter(term -> !term.negative()).count() > 1) {
            entry.yaml()
                    .place("sum")
                    .report(CatalogErrorCode.INVALID_OPERATOR, "one percentage less others", "a sum of them");
        }
    }
}
