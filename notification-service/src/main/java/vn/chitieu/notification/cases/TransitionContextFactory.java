package vn.chitieu.notification.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.PeriodClosing;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.model.TransitionContext;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.cases.rules.DetectionRule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;

/** Makes the context of a transition, by the clock and the catalog of the case's city. Thread-safe. */
public final class TransitionContextFactory {

    private final Catalogs catalogs;
    private final CityIds cities;
    private final CasePolicies policies;
    private final Clock clock;
    private final Function<TotalKey, List<String>> watches;
    private final List<DetectionRule> rules;

    /**
     * Takes the catalogs in force, the policies of new cases, and the clock.
     *
     * @param watches ids of those who watch a total of their own accord
     */
    public TransitionContextFactory(
            Catalogs catalogs,
            CityIds cities,
            CasePolicies policies,
            Clock clock,
            Function<TotalKey, List<String>> watches) {
        this.watches = watches;
        this.catalogs = catalogs;
        this.cities = cities;
        this.policies = policies;
        this.clock = clock;
        this.rules = DetectionRule.all(this::isWatched);
    }

    /** Takes policies, and watches of the catalog alone. */
    public TransitionContextFactory(Catalogs catalogs, CityIds cities, CasePolicies policies, Clock clock) {
        this(catalogs, cities, policies, clock, total -> List.of());
    }

    /** Takes a policy that governs all new cases alike, and watches of the catalog alone. */
    public TransitionContextFactory(Catalogs catalogs, CityIds cities, CasePolicy policy, Clock clock) {
        this(catalogs, cities, CasePolicies.same(policy), clock);
    }

    /**
     * Returns the context of a case at this moment.
     *
     * @throws vn.chitieu.catalog.UnknownCityException if no catalog of its city is in force
     */
    public TransitionContext of(CaseKey key) {
        Catalog city = cities.catalog(catalogs, key.city());
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        EscalationChain chain = key.rule() == Rule.WATCH_LIST
                ? EscalationChain.only(watching(city, key.total(), today))
                : RecipientResolver.chain(city, key.total(), today);
        CasePolicy policy = policies.of(key.rule(), key.total().indicator(), city.alertPolicy());
        Instant closesAt = PeriodClosing.of(city, key, now);
        return new TransitionContext(now, policy, chain, city.calendar(), closesAt, watches(key, city));
    }

    /** Returns the rules that look at totals, active or not. */
    public List<DetectionRule> rules() {
        return rules;
    }

    /**
     * Returns whether the rule of a case is active for its indicator, so that cases may begin and open.
     *
     * @throws vn.chitieu.catalog.UnknownCityException if no catalog of its city is in force
     */
    public boolean watches(CaseKey key) {
        return watches(key, cities.catalog(catalogs, key.city()));
    }

    private boolean watches(CaseKey key, Catalog city) {
        return policies.watches(key.rule(), key.total().indicator(), city.alertPolicy());
    }

    private boolean isWatched(TotalKey total) {
        Catalog city = cities.catalog(catalogs, total.city());
        return !watching(city, total, today(city)).isEmpty();
    }

    /**
     * Returns whether a person watches the figure of a case now, by the catalog or of their own accord.
     *
     * @throws vn.chitieu.catalog.UnknownCityException if no catalog of its city is in force
     */
    public boolean isWatchedBy(CaseKey key, String person) {
        Catalog city = cities.catalog(catalogs, key.city());
        return watching(city, key.total(), today(city)).contains(person);
    }

    /**
     * Returns whether the catalog has a person watch the figure of a case now.
     *
     * @throws vn.chitieu.catalog.UnknownCityException if no catalog of its city is in force
     */
    boolean isWatchedByCatalog(CaseKey key, String person) {
        Catalog city = cities.catalog(catalogs, key.city());
        return RecipientResolver.watching(city, key.total(), today(city)).contains(person);
    }

    /**
     * Returns what day it is in a city.
     *
     * @throws vn.chitieu.catalog.UnknownCityException if no catalog of the city is in force
     */
    LocalDate today(CityKey city) {
        return today(cities.catalog(catalogs, city));
    }

    private LocalDate today(Catalog city) {
        return LocalDate.ofInstant(clock.instant(), city.calendar().zone());
    }

    /** Returns those who watch by the catalog, then those who do of their own accord and are in the catalog. */
    private List<String> watching(Catalog city, TotalKey total, LocalDate today) {
        List<String> byCatalog = RecipientResolver.watching(city, total, today);
        List<String> own = watches.apply(total);
        if (own.isEmpty()) {
            return byCatalog;
        }
        Stream<String> there = city.people().stream()
                .filter(person -> own.contains(person.id()) && person.validity().includes(today))
                .map(Person::id);
        return Stream.concat(byCatalog.stream(), there).distinct().toList();
    }
}
