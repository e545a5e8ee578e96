package vn.chitieu.aggregation.calculation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Dependencies between pages: which pages follow from a page, and which pages have to be read to compute those.
 * Thread-safe.
 */
public final class PageDependencies {

    private final Catalog catalog;
    private final Map<String, Set<String>> following = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> inputs = new ConcurrentHashMap<>();

    public PageDependencies(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Returns every page that has to be known to recompute what follows from the touched pages: the indicators that
     * follow, all that they are made of, in the year, the year before and the year after.
     */
    public Set<PageKey> around(Collection<PageKey> touched) {
        Set<PageKey> around = new TreeSet<>();
        for (PageKey page : touched) {
            Set<String> indicators = following(page.indicator()).stream()
                    .flatMap(following -> inputs(following).stream())
                    .collect(Collectors.toSet());
            int year = page.quarter().year();
            indicators.forEach(indicator -> quarters(year - 1, year + 1)
                    .map(quarter -> page.of(indicator).in(quarter))
                    .forEach(around::add));
        }
        return around;
    }

    /** Returns the pages themselves and all that their totals are made of, in their year and the year before. */
    public Set<PageKey> beneath(Collection<PageKey> pages) {
        Set<PageKey> beneath = new TreeSet<>();
        for (PageKey page : pages) {
            int year = page.quarter().year();
            inputs(page.indicator())
                    .forEach(indicator -> quarters(year - 1, year)
                            .map(quarter -> page.of(indicator).in(quarter))
                            .forEach(beneath::add));
        }
        return beneath;
    }

    /**
     * Returns the pages whose totals may follow from a page: its own quarter and the later ones of the year, and the
     * next year, which is compared with this one; of the indicator and of all that are derived from it.
     */
    public Set<PageKey> following(PageKey page) {
        Set<PageKey> pages = new LinkedHashSet<>();
        int nextYear = page.quarter().year() + 1;
        for (String indicator : following(page.indicator())) {
            Stream.concat(page.quarter().restOfYear(), quarters(nextYear, nextYear))
                    .map(quarter -> page.of(indicator).in(quarter))
                    .forEach(pages::add);
        }
        return pages;
    }

    /** Returns the indicator and, transitively, all that are derived from it or weighted by it. */
    private Set<String> following(String indicator) {
        return following.computeIfAbsent(
                indicator,
                start -> closure(
                        start,
                        code -> catalog.indicators().stream()
                                .filter(other -> reads(other).anyMatch(code::equals))
                                .map(Indicator::code)));
    }

    /** Returns the indicator and, transitively, all that it is derived from or weighted by. */
    public Set<String> inputs(String indicator) {
        return inputs.computeIfAbsent(
                indicator,
                start -> closure(start, code -> catalog.indicator(code).stream().flatMap(PageDependencies::reads)));
    }

    private static Stream<String> reads(Indicator indicator) {
        return Stream.concat(
                indicator.derivation().stream().flatMap(formula -> formula.inputs()),
                Stream.ofNullable(indicator.rollUp().weightedBy()));
    }

    private static Set<String> closure(String start, Function<String, Stream<String>> step) {
        Set<String> closure = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            String code = open.pop();
            if (closure.add(code)) {
                step.apply(code).forEach(open::push);
            }
        }
        return Collections.unmodifiableSet(closure);
    }

    private static Stream<Quarter> quarters(int firstYear, int lastYear) {
        return IntStream.rangeClosed(firstYear, lastYear).boxed().flatMap(year -> new Quarter(year, 1).restOfYear());
    }
}
