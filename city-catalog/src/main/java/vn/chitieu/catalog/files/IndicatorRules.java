package vn.chitieu.catalog.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.files.IndicatorsFile.Entry;

/** What must hold between indicators: formulas without cycles, sums of one unit of measure, parts after their total. */
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
        }
    }

    private void checkCycle(Entry entry) {
        String code = entry.indicator().code();
        if (inputsOf(code).contains(code)) {
            Place place = entry.yaml().place(entry.yaml().has("sum") ? "sum" : "ratio");
            place.report(ErrorCode.FORMULA_CYCLE, "a formula that does not read " + code, "one that does in the end");
        }
    }

    /** Returns everything that an indicator is derived from, directly or not. */
    private Set<String> inputsOf(String code) {
        Set<String> found = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(code));
        while (!open.isEmpty()) {
            Entry entry = entries.get(open.pop());
            if (entry != null) {
                entry.indicator().derivation().stream()
                        .flatMap(Formula::inputs)
                        .filter(found::add)
                        .forEach(open::push);
            }
        }
        return found;
    }

    private void checkUnitsOfMeasure(Entry entry) {
        if (!(entry.indicator().formula() instanceof Formula.Sum sum)) {
            return;
        }
        String unitOfMeasure = entry.indicator().unitOfMeasure().vi();
        sum.inputs().map(entries::get).forEach(input -> {
            if (input != null && !input.indicator().unitOfMeasure().vi().equals(unitOfMeasure)) {
                entry.yaml()
                        .place("sum")
                        .report(
                                ErrorCode.UNIT_OF_MEASURE_MISMATCH,
                                "terms in " + unitOfMeasure,
                                input.indicator().code() + " in "
                                        + input.indicator().unitOfMeasure().vi());
            }
        });
    }

    private void checkPart(Entry entry) {
        Indicator part = entry.indicator();
        Entry total = part.partOf() == null ? null : entries.get(part.partOf());
        if (total != null
                && (total.indicator().order() >= part.order()
                        || !total.indicator().group().equals(part.group()))) {
            entry.yaml()
                    .place("partOf")
                    .report(
                            ErrorCode.INVALID_PART_OF,
                            "an indicator that stands earlier in the same group",
                            total.indicator().code());
        }
    }

    private void checkWeights(Entry entry) {
        String code = entry.indicator().weightedBy();
        Entry weights = code == null ? null : entries.get(code);
        if (weights != null && weights.indicator().isDerived()) {
            entry.yaml()
                    .place("weightedBy")
                    .report(ErrorCode.INVALID_WEIGHTS, "an indicator that units report", code + ", which is derived");
        }
        if (entry.indicator().code().equals(code)) {
            entry.yaml().place("weightedBy").report(ErrorCode.INVALID_WEIGHTS, "another indicator", code + " itself");
        }
    }
}
