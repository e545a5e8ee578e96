package vn.chitieu.aggregation.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.calculation.assessment.Assessment;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Target;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Computes which verdicts of the newest quarter with figures another catalog of the same city would change, before it
 * is published: the same assessment of the same figures, once by each catalog. Nothing is stored. Thread-safe.
 */
@Component
public final class CatalogEffectsQuery {

    private final PageRepository pages;
    private final CurrentTargets targets;
    private final Clock clock;

    /** Takes the figures and the targets that were assigned beside the catalog. */
    public CatalogEffectsQuery(PageRepository pages, CurrentTargets targets, Clock clock) {
        this.pages = pages;
        this.targets = targets;
        this.clock = clock;
    }

    /**
     * Returns what changes, in the order of the report.
     *
     * @param before the catalog in force
     * @param after the same city's, with other targets, thresholds or units
     */
    public Effects effects(Catalog before, Catalog after) {
        Optional<Quarter> newest = pages.keys(before.id()).stream()
                .map(PageKey::quarter)
                .filter(quarter -> !quarter.firstDay()
                        .isAfter(
                                clock.instant().atZone(before.calendar().zone()).toLocalDate()))
                .max(Comparator.comparing(Quarter::firstDay));
        if (newest.isEmpty()) {
            return new Effects(null, List.of());
        }
        Map<PageKey, Page> known = new HashMap<>();
        Assessment old = new Assessment(before, key -> page(known, key), targets.get(before), clock.instant());
        Assessment young = new Assessment(after, key -> page(known, key), targets.with(after), clock.instant());
        List<Effect> effects = subjects(before, after, newest.get()).stream()
                .flatMap(subject -> of(subject, before, after, old, young))
                .toList();
        return new Effects(newest.get(), effects);
    }

    private Page page(Map<PageKey, Page> known, PageKey key) {
        return known.computeIfAbsent(
                key,
                one -> Optional.ofNullable(pages.find(List.of(one)).get(one)).orElseGet(() -> Page.blank(one)));
    }

    private static Set<Subject> subjects(Catalog before, Catalog after, Quarter quarter) {
        Comparator<Subject> order = Comparator.<Subject>comparingInt(
                        subject -> after.indicator(subject.page().indicator())
                                .map(indicator -> indicator.display().order())
                                .orElse(Integer.MAX_VALUE))
                .thenComparing(Subject::scope);
        return Stream.concat(before.targets().stream(), after.targets().stream())
                .filter(target -> target.year() == quarter.year())
                .map(target -> subject(after, target, quarter))
                .collect(Collectors.toCollection(() -> new TreeSet<>(order)));
    }

    private static Subject subject(Catalog city, Target target, Quarter quarter) {
        return new Subject(new PageKey(city.id(), target.indicator(), quarter), target.scope());
    }

    private static Stream<Effect> of(Subject subject, Catalog before, Catalog after, Assessment old, Assessment young) {
        Map<String, Attainment> was = attainments(subject, before, old);
        Map<String, Attainment> is = attainments(subject, after, young);
        List<Effect> effects = new ArrayList<>();
        Set<String> owners = new TreeSet<>(was.keySet());
        owners.addAll(is.keySet());
        for (String owner : owners) {
            Effect effect =
                    new Effect(subject.scope(), subject.page().indicator(), owner, was.get(owner), is.get(owner));
            if (effect.isOne()) {
                effects.add(effect);
            }
        }
        return effects.stream();
    }

    private static Map<String, Attainment> attainments(Subject subject, Catalog city, Assessment assessment) {
        return city.indicator(subject.page().indicator()).isEmpty()
                ? Map.of()
                : assessment.total(subject.page(), subject.scope()).attainments().stream()
                        .collect(Collectors.toMap(Attainment::owner, one -> one));
    }

    private record Subject(PageKey page, Scope scope) {}

    /**
     * What another catalog would change.
     *
     * @param quarter the newest with figures; null where there is none
     */
    public record Effects(@Nullable Quarter quarter, List<Effect> effects) {
        public Effects {
            effects = List.copyOf(effects);
        }
    }

    /**
     * A figure that would be judged otherwise, or against another target.
     *
     * @param owner of the target
     * @param before how it stands; null where it has no target
     * @param after how it would stand; null where it would have no target
     */
    public record Effect(
            Scope scope,
            String indicator,
            String owner,
            @Nullable Attainment before,
            @Nullable Attainment after) {

        boolean isOne() {
            return before == null
                    || after == null
                    || before.target().compareTo(after.target()) != 0
                    || before.verdict() != after.verdict();
        }
    }
}
