package vn.chitieu.catalog.territory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * The units that carry on a unit's figures in a quarter: the unit itself as long as it exists on a day of the quarter,
 * then its successors with their shares, over any number of changes.
 */
final class SuccessorShares {

    private final Collection<ReportingUnit> units;
    private final Map<String, ReportingUnit> byId;
    private final Map<String, List<Succession>> byPredecessor;

    SuccessorShares(Collection<ReportingUnit> units, Collection<Succession> successions) {
        this.units = units;
        this.byId = units.stream().collect(Collectors.toMap(ReportingUnit::id, unit -> unit));
        this.byPredecessor = successions.stream().collect(Collectors.groupingBy(Succession::predecessor));
    }

    /** Returns the heirs of every unit that exists in the quarter or did before, each with its share. */
    Map<String, Map<String, BigDecimal>> in(Quarter quarter) {
        Map<String, Map<String, BigDecimal>> heirs = new HashMap<>();
        for (ReportingUnit unit : units) {
            Map<String, BigDecimal> shares = new TreeMap<>();
            collect(unit.id(), BigDecimal.ONE, LocalDate.MIN, quarter, shares);
            heirs.put(unit.id(), Map.copyOf(shares));
        }
        return heirs;
    }

    /** Days only go forward, so this ends whatever the successions are. */
    private void collect(
            String unit, BigDecimal share, LocalDate after, Quarter quarter, Map<String, BigDecimal> shares) {
        ReportingUnit known = byId.get(unit);
        if (known != null && known.existsIn(quarter)) {
            shares.merge(unit, share, SuccessorShares::sum);
            return;
        }
        for (Succession next : byPredecessor.getOrDefault(unit, List.of())) {
            if (next.on().isAfter(after) && !next.on().isAfter(quarter.lastDay())) {
                collect(next.successor(), product(share, next.share()), next.on(), quarter, shares);
            }
        }
    }

    static BigDecimal sum(BigDecimal one, BigDecimal other) {
        return one.add(other).stripTrailingZeros();
    }

    static BigDecimal product(BigDecimal one, BigDecimal other) {
        return one.multiply(other).stripTrailingZeros();
    }
}
