package vn.chitieu.catalog.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.files.SuccessorsFile.Entry;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.territory.Succession;

/** Rules between rows of {@code successors.csv} and {@code units.csv}: no part is lost, none counts twice. */
final class SuccessorRules {

    private SuccessorRules() {}

    /**
     * Reports what does not hold.
     *
     * @param units those that are sound, and what others may say
     * @param isWhole whether all parts of a predecessor are among the entries
     */
    static void check(List<Entry> entries, UnitRows units, Predicate<String> isWhole) {
        Map<String, ReportingUnit> byId =
                units.units().stream().collect(Collectors.toMap(ReportingUnit::id, Function.identity()));
        Map<String, List<Entry>> byPredecessor = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.succession().predecessor(), LinkedHashMap::new, Collectors.toList()));
        for (Entry entry : entries) {
            if (leadsBack(entry.succession(), byPredecessor)) {
                entry.place()
                        .report(
                                CatalogErrorCode.SUCCESSION_CYCLE,
                                "a successor that never becomes its predecessor again",
                                entry.succession().successor());
            } else {
                checkDays(entry, byId, units);
            }
        }
        byPredecessor.forEach((predecessor, parts) -> {
            if (isWhole.test(predecessor)) {
                checkShares(parts);
            }
        });
    }

    /** A unit that seems to be missing on a day may exist by a row with a mistake in it. */
    private static void checkDays(Entry entry, Map<String, ReportingUnit> units, UnitRows rows) {
        Succession succession = entry.succession();
        LocalDate last = succession.on().minusDays(1);
        ReportingUnit predecessor = units.get(succession.predecessor());
        Optional<LocalDate> ends = predecessor == null ? Optional.of(last) : predecessor.lastDay();
        String expected = succession.predecessor() + " to end on " + last;
        if (ends.isEmpty() || ends.get().isAfter(last)) {
            String got = ends.map(day -> day + ", later").orElse("no end of it");
            entry.place().report(CatalogErrorCode.PREDECESSOR_REMAINS, expected, got);
        } else if (ends.get().isBefore(last) && !rows.mayBeThere(succession.predecessor(), last)) {
            entry.place().report(CatalogErrorCode.SUCCESSION_GAP, expected, ends.get() + ", days before");
        }
        ReportingUnit successor = units.get(succession.successor());
        if (successor != null
                && successor.on(succession.on()).isEmpty()
                && !rows.mayBeThere(succession.successor(), succession.on())) {
            entry.place()
                    .report(
                            CatalogErrorCode.SUCCESSOR_NOT_THERE,
                            succession.successor() + " to exist on " + succession.on(),
                            "one that does not");
        }
    }

    private static void checkShares(List<Entry> parts) {
        BigDecimal sum = parts.stream().map(part -> part.succession().share()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            Entry first = parts.get(0);
            first.place()
                    .report(
                            CatalogErrorCode.INVALID_SHARES,
                            "shares of " + first.succession().predecessor() + " that add up to 1",
                            sum.toPlainString());
        }
    }

    private static boolean leadsBack(Succession start, Map<String, List<Entry>> byPredecessor) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start.successor()));
        while (!open.isEmpty()) {
            String unit = open.pop();
            if (unit.equals(start.predecessor())) {
                return true;
            }
            if (seen.add(unit)) {
                byPredecessor
                        .getOrDefault(unit, List.of())
                        .forEach(entry -> open.push(entry.succession().successor()));
            }
        }
        return false;
    }
}
