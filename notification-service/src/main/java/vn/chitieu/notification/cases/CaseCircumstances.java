package vn.chitieu.notification.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.Chain;
import vn.chitieu.notification.cases.model.Circumstances;
import vn.chitieu.notification.cases.model.Closing;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.cases.rules.CaseRule;

/** Under which circumstances a case moves now, by the clock and the catalogue in force. Thread-safe. */
public final class CaseCircumstances {

    private final Supplier<Catalog> catalog;
    private final CasePolicies policies;
    private final Clock clock;
    private final List<CaseRule> rules;

    /** Takes the city as it is now, what governs new cases, and the clock. */
    public CaseCircumstances(Supplier<Catalog> catalog, CasePolicies policies, Clock clock) {
        this.catalog = catalog;
        this.policies = policies;
        this.clock = clock;
        this.rules = CaseRule.all(this::isWatched).stream()
                .filter(rule -> policies.rules().contains(rule.rule()))
                .toList();
    }

    /** Takes a policy that governs all new cases alike. */
    public CaseCircumstances(Supplier<Catalog> catalog, CasePolicy policy, Clock clock) {
        this(catalog, CasePolicies.same(policy), clock);
    }

    /** Returns the circumstances of a case at this moment. */
    public Circumstances of(CaseKey key) {
        Catalog city = catalog.get();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        Chain chain = key.rule() == Rule.WATCH_LIST
                ? Chain.only(InCharge.watching(city, key.total(), today))
                : InCharge.chain(city, key.total(), today);
        return new Circumstances(now, policies.of(key), chain, city.calendar(), Closing.of(city, key, now));
    }

    /** Returns the rules that watch. */
    public List<CaseRule> rules() {
        return rules;
    }

    private boolean isWatched(TotalKey total) {
        Catalog city = catalog.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        return !InCharge.watching(city, total, today).isEmpty();
    }
}
