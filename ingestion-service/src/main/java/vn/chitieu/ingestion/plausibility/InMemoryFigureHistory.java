package vn.chitieu.ingestion.plausibility;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * The history in memory, some 200 bytes a figure. Figures are put in by quarter; a concurrent reader sees some of the
 * old and some of the new ones. Thread-safe.
 */
@Component
public final class InMemoryFigureHistory implements FigureHistory {

    private final Map<Series, NavigableMap<ReportingPeriod, Placed>> figures = new ConcurrentHashMap<>();

    /**
     * Takes all figures that a unit of a city has in a quarter now in the place of those that it had, unless they came
     * with a higher revision: a total that is published again may come behind newer ones.
     */
    public void put(
            String city, String unit, String indicator, Quarter quarter, long revision, List<ReportedFigure> now) {
        NavigableMap<ReportingPeriod, Placed> series =
                figures.computeIfAbsent(new Series(city, unit, indicator), any -> new ConcurrentSkipListMap<>());
        if (series.values().stream()
                .anyMatch(placed -> placed.quarter().equals(quarter) && placed.revision() > revision)) {
            return;
        }
        Set<ReportingPeriod> kept = now.stream().map(ReportedFigure::period).collect(Collectors.toSet());
        for (ReportedFigure figure : now) {
            series.put(figure.period(), new Placed(quarter, revision, figure));
        }
        series.values()
                .removeIf(placed -> placed.quarter().equals(quarter)
                        && !kept.contains(placed.figure().period()));
    }

    /** Returns how many figures are in memory. */
    public int size() {
        return figures.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public Optional<ReportedFigure> at(String city, String unit, String indicator, ReportingPeriod period) {
        NavigableMap<ReportingPeriod, Placed> series = figures.get(new Series(city, unit, indicator));
        Placed placed = series == null ? null : series.get(period);
        return placed == null ? Optional.empty() : Optional.of(placed.figure());
    }

    @Override
    public Iterable<ReportedFigure> before(String city, String unit, String indicator, ReportingPeriod period) {
        NavigableMap<ReportingPeriod, Placed> series = figures.get(new Series(city, unit, indicator));
        if (series == null) {
            return List.of();
        }
        return () -> series.headMap(period, false).descendingMap().values().stream()
                .map(Placed::figure)
                .filter(figure -> figure.period().frequency() == period.frequency())
                .iterator();
    }

    private record Series(String city, String unit, String indicator) {}

    /** A figure, and the quarter and revision of the total with which it came. */
    private record Placed(Quarter quarter, long revision, ReportedFigure figure) {}
}
