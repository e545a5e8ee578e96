package vn.chitieu.chaos.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.chitieu.chaos.input.City;
import vn.chitieu.chaos.input.City.Indicator;

/** Totals as sums over the list of what counts. All indicators of the sample are sums, over units and over time. */
final class ExpectedTotals {

    private final City city;
    private final WhatCounts counts;

    ExpectedTotals(City city, WhatCounts counts) {
        this.city = city;
        this.counts = counts;
    }

    /** Returns the figure of a quarter, or of the year up to its end; null where there is none. */
    @Nullable
    BigDecimal reached(Indicator indicator, String scope, int year, int quarter, boolean sinceJanuary) {
        List<BigDecimal> figures = new ArrayList<>();
        if (!indicator.parts().isEmpty()) {
            for (String part : indicator.parts()) {
                BigDecimal one = reached(city.indicator(part), scope, year, quarter, sinceJanuary);
                if (one == null) {
                    return null;
                }
                figures.add(one);
            }
        }
        for (String unit : reporters(indicator, scope)) {
            for (int one = sinceJanuary ? 1 : quarter; one <= quarter; one++) {
                for (String period : indicator.periods(year, one)) {
                    BigDecimal figure = counts.figure(unit, indicator.code(), period);
                    if (figure != null) {
                        figures.add(figure);
                    }
                }
            }
        }
        return figures.stream().reduce(BigDecimal::add).orElse(null);
    }

    /** Returns the units of a scope that lack a figure of the year up to the end of the quarter. */
    Set<String> missing(Indicator indicator, String scope, int year, int quarter) {
        Set<String> missing = new TreeSet<>();
        for (String part : indicator.parts()) {
            missing.addAll(missing(city.indicator(part), scope, year, quarter));
        }
        for (String unit : reporters(indicator, scope)) {
            for (int one = 1; one <= quarter; one++) {
                for (String period : indicator.periods(year, one)) {
                    if (counts.figure(unit, indicator.code(), period) == null) {
                        missing.add(unit);
                    }
                }
            }
        }
        return missing;
    }

    /** Returns the scopes of which an indicator has totals. */
    Set<String> scopes(Indicator indicator) {
        Set<String> scopes = new TreeSet<>();
        scopes.add("city");
        indicator.reporters().forEach(unit -> scopes.addAll(city.scopesOf(unit)));
        indicator.parts().forEach(part -> scopes.addAll(scopes(city.indicator(part))));
        return scopes;
    }

    private List<String> reporters(Indicator indicator, String scope) {
        return indicator.reporters().stream()
                .filter(unit -> city.scopesOf(unit).contains(scope))
                .toList();
    }
}
