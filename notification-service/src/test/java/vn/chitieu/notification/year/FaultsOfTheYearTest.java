package vn.chitieu.notification.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.AlertCaseFixture;
import vn.chitieu.notification.fixtures.InMemoryCases;

/** A rule that was never seen failing is not a rule: with a part that is not as it should be, the oracle says so. */
@ExtendWith(QuietLogs.class)
@Tag("slow")
class FaultsOfTheYearTest {

    private static final long SEED = 1;

    @Test
    void aHolidayThatTheCalendarDoesNotKnow() {
        Set<LocalDate> fewer = new HashSet<>(YearCity.HOLIDAYS);
        fewer.remove(LocalDate.of(2022, 4, 11));
        assertThat(new SimulatedYear(
                                SEED,
                                new InMemoryCases(),
                                YearCity.catalog(fewer),
                                Terms.policies(),
                                YearReports.Parts.sound(SEED))
                        .live())
                .isNotEmpty();
    }

    @Test
    void aPolicyThatConfirmsTooEarly() {
        CasePolicy right = policy(Rule.BEHIND_TARGET);
        Confirmation early = new Confirmation(right.confirmation().status(), 2, 1, true);
        assertThat(wrongUnder(new CasePolicy(
                        early,
                        right.marginPoints(),
                        right.holding(),
                        right.urgent(),
                        right.answerWorkingDays(),
                        right.escalationWorkingDays(),
                        right.mostTurns())))
                .isNotEmpty();
    }

    @Test
    void aRecoveryThatIsBelievedTooEarly() {
        CasePolicy right = policy(Rule.BEHIND_TARGET);
        assertThat(wrongUnder(new CasePolicy(
                        right.confirmation(),
                        right.marginPoints(),
                        new Holding(1, 3),
                        right.urgent(),
                        right.answerWorkingDays(),
                        right.escalationWorkingDays(),
                        right.mostTurns())))
                .isNotEmpty();
    }

    @Test
    void oneTurnMoreBeforeOnlyTheDigestTells() {
        CasePolicy right = policy(Rule.BEHIND_TARGET);
        assertThat(wrongUnder(new CasePolicy(
                        right.confirmation(),
                        right.marginPoints(),
                        right.holding(),
                        right.urgent(),
                        right.answerWorkingDays(),
                        right.escalationWorkingDays(),
                        2)))
                .isNotEmpty();
    }

    @Test
    void timeThatMovesNothing() {
        assertThat(wrong((inner, method, arguments) -> method.equals("due") ? List.of() : null))
                .anyMatch(line -> line.startsWith("did not leave"));
    }

    @Test
    void aStoreThatLosesAWriteNowAndThen() {
        AtomicInteger writes = new AtomicInteger();
        assertThat(wrong((inner, method, arguments) ->
                        method.equals("store") && writes.incrementAndGet() % 500 == 0 ? Boolean.TRUE : null))
                .isNotEmpty();
    }

    @Test
    void aStoreThatForgetsWhoGotTheAlert() {
        assertThat(wrong((inner, method, arguments) -> method.equals("store")
                        ? inner.store(AlertCaseFixture.like((AlertCase) arguments[0])
                                .notified(Map.of())
                                .build())
                        : null))
                .anyMatch(line -> line.startsWith("did not leave"));
    }

    @Test
    void aStoreThatForgetsAcknowledgements() {
        assertThat(wrong((inner, method, arguments) -> method.equals("store")
                        ? inner.store(AlertCaseFixture.like((AlertCase) arguments[0])
                                .acknowledged(null)
                                .build())
                        : null))
                .anyMatch(line -> line.startsWith("was not expected") && line.contains("ESCALATION"));
    }

    private static List<String> wrong(Fault fault) {
        InMemoryCases inner = new InMemoryCases();
        CaseRepository faulty = (CaseRepository) Proxy.newProxyInstance(
                CaseRepository.class.getClassLoader(),
                new Class<?>[] {CaseRepository.class},
                (self, method, arguments) -> {
                    Object instead = fault.instead(inner, method.getName(), arguments);
                    return instead == null ? method.invoke(inner, arguments) : instead;
                });
        return new SimulatedYear(SEED, faulty, YearCity.catalog(), Terms.policies(), YearReports.Parts.sound(SEED))
                .live();
    }

    private static List<String> wrongUnder(CasePolicy behindTarget) {
        Map<Rule, CasePolicy> byRule = new EnumMap<>(Terms.policies().byRule());
        byRule.put(Rule.BEHIND_TARGET, behindTarget);
        CasePolicies policies = new CasePolicies(Set.of(Rule.values()), byRule, Map.of());
        return new SimulatedYear(SEED, new InMemoryCases(), YearCity.catalog(), policies, YearReports.Parts.sound(SEED))
                .live();
    }

    private static CasePolicy policy(Rule rule) {
        return Objects.requireNonNull(Terms.policies().byRule().get(rule));
    }

    /** What a store does instead of what it should; null where it does that. */
    private interface Fault {
        @Nullable
        Object instead(InMemoryCases inner, String method, Object[] arguments);
    }
}
