package vn.chitieu.aggregation.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Puts cities side by side on the indicators that they share. Thread-safe. */
@Service
public final class ComparisonQuery {

    private final PageRepository pages;
    private final MilestoneRepository milestones;

    /** Takes the stores to read. */
    public ComparisonQuery(PageRepository pages, MilestoneRepository milestones) {
        this.pages = pages;
        this.milestones = milestones;
    }

    /**
     * Compares cities.
     *
     * @param catalogs their catalogs, those of the cities that the caller may ask about
     * @param only code of the one indicator to compare; empty for all
     */
    public CityComparison compare(Collection<Catalog> catalogs, Quarter quarter, Optional<String> only) {
        List<CityComparison.City> cities = catalogs.stream()
                .map(catalog -> new CityComparison.City(
                        catalog, milestones.find(catalog.id()).judgedUntil()))
                .toList();
        Map<PageKey, Total> found = pages.totals(
                codes(cities, only).stream()
                        .flatMap(code -> cities.stream().map(city -> new PageKey(city.id(), code, quarter)))
                        .toList(),
                Scope.city());
        List<CityComparison.Shared> shared = new ArrayList<>();
        List<CityComparison.NotShared> notShared = new ArrayList<>();
        for (String code : codes(cities, only)) {
            Map<Meaning, List<CityComparison.City>> meanings = meanings(cities, code);
            meanings.forEach((meaning, those) -> {
                if (those.size() < 2) {
                    notShared.add(new CityComparison.NotShared(
                            code,
                            those.stream().map(CityComparison.City::id).toList(),
                            meaning.reason(meanings.keySet())));
                } else {
                    shared.add(shared(code, those, city -> found.get(new PageKey(city.id(), code, quarter))));
                }
            });
        }
        return new CityComparison(quarter, cities, shared, notShared);
    }

    private static CityComparison.Shared shared(String code, List<CityComparison.City> those, Totals totals) {
        Indicator indicator = those.get(0).catalog().indicator(code).orElseThrow();
        return CityRanking.of(
                indicator,
                those.stream()
                        .map(city -> new CityComparison.Row(city, null, totals.of(city)))
                        .toList());
    }

    private static Set<String> codes(List<CityComparison.City> cities, Optional<String> only) {
        Set<String> codes = new LinkedHashSet<>();
        cities.forEach(city -> city.catalog().indicators().stream()
                .map(Indicator::code)
                .filter(code -> only.isEmpty() || only.get().equals(code))
                .forEach(codes::add));
        return codes;
    }

    private static Map<Meaning, List<CityComparison.City>> meanings(List<CityComparison.City> cities, String code) {
        Map<Meaning, List<CityComparison.City>> meanings = new LinkedHashMap<>();
        cities.forEach(city -> city.catalog()
                .indicator(code)
                .ifPresent(indicator -> meanings.computeIfAbsent(Meaning.of(indicator), first -> new ArrayList<>())
                        .add(city)));
        return meanings;
    }

    /** What two cities have to agree on for their figures to mean the same. */
    private record Meaning(String unitOfMeasure, boolean percentage, Direction direction) {

        static Meaning of(Indicator indicator) {
            return new Meaning(
                    indicator.display().unitOfMeasure().vi(),
                    indicator.figures().percentage(),
                    indicator.judging().direction());
        }

        /** Returns why the indicator of no other city means this. */
        CityComparison.Reason reason(Set<Meaning> all) {
            if (all.size() == 1) {
                return CityComparison.Reason.ONE_CITY;
            }
            boolean sameMeasure = all.stream()
                    .anyMatch(other -> !other.equals(this)
                            && other.unitOfMeasure.equals(unitOfMeasure)
                            && other.percentage == percentage);
            return sameMeasure ? CityComparison.Reason.DIRECTION : CityComparison.Reason.UNIT_OF_MEASURE;
        }
    }

    private interface Totals {
        @Nullable
        Total of(CityComparison.City city);
    }
}
