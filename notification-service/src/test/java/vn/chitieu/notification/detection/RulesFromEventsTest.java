package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.CaseScheduler;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;

/** From the event on the topic to the case and whom it tells: every rule, every kind of scope, every owner. */
class RulesFromEventsTest {

    private static final String WATCHER = "nguoi-theo-doi";

    private final Catalog city = watched(SmallCity.catalog());
    private final InMemoryCases cases = new InMemoryCases();
    private final TurnableClock clock = new TurnableClock();
    private final TransitionContextFactory context =
            new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), SomeFigures.POLICY, clock);
    private final DetectionService track = new DetectionService(cases, context, new RecordingTally());
    private final CaseScheduler keep = new CaseScheduler(cases, context, new RecordingTally());

    @Test
    void aUnitBehindItsTargetGoesToItsHeadAndToThoseInChargeOfIt() throws Exception {
        hears(total("unit:nam-ngan", 1, "100", behind("CITY")));
        assertThat(told("BEHIND_TARGET/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/CITY"))
                .containsExactlyInAnyOrder("chu-tich-nam-ngan", "uv-nam-ngan");
    }

    @Test
    void aClusterWithoutAnybodyInChargeIsOpenAndGoesToTheBoardWhenItsDatePasses() throws Exception {
        hears(total("cluster:cum-2", 1, "100", behind("CITY")));
        String id = "BEHIND_TARGET/cluster:cum-2/NEW_ENTERPRISES/2022-Q1/CITY";
        assertThat(told(id)).isEmpty();
        clock.turn(Duration.ofDays(20));
        keep.tick(clock.instant());
        assertThat(told(id)).containsExactly("thuong-truc");
    }

    @Test
    void twoOwnersOfACitysTargetAreTwoCases() throws Exception {
        hears(total("city", 1, "100", behind("CITY"), behind("PROVINCE")));
        assertThat(ids())
                .containsExactly(
                        "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/CITY",
                        "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE");
        assertThat(told("BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE"))
                .containsExactlyInAnyOrder("uv-dn", "co-van");
    }

    @Test
    void aCumulativeFigureThatFallsIsAnAlertAndIsCorrectedByOneThatDoesNot() throws Exception {
        String id = "FALLING_CUMULATIVE/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/NONE";
        hears(total("unit:nam-ngan", 1, "-5"));
        assertThat(told(id)).hasSize(2);
        hears(total("unit:nam-ngan", 2, "5"));
        assertThat(the(id).progress().resolution()).isEqualTo(Resolution.CORRECTED);
    }

    @Test
    void aClosedQuarterThatMovedIsAnAlert() throws Exception {
        hears(withClosing(total("unit:nam-ngan", 1, "100"), false));
        assertThat(ids()).isEmpty();
        hears(withClosing(total("unit:nam-ngan", 2, "100"), true));
        String id = "CLOSED_QUARTER_MOVED/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/NONE";
        assertThat(told(id)).hasSize(2);
        assertThat(the(id).figures().latest().closing()).isNotNull();
    }

    @Test
    void whatIsWatchedGoesToTheWatcherFromAtRiskOn() throws Exception {
        hears(total("unit:dong-ve", 1, "240", attainment("CITY", Verdict.AT_RISK, null, "960")));
        assertThat(ids()).containsExactly("WATCH_LIST/unit:dong-ve/NEW_ENTERPRISES/2022-Q1/CITY");
        assertThat(told(ids().get(0))).containsExactly(WATCHER);
        hears(total("unit:nam-ngan", 1, "240", attainment("CITY", Verdict.AT_RISK, null, "960")));
        assertThat(ids()).hasSize(1);
    }

    @Test
    void aForecastBelowTheTargetIsAnAlertUntilTheQuarterIsJudged() throws Exception {
        String id = "FORECAST_BELOW_TARGET/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/CITY";
        hears(total("unit:nam-ngan", 1, "100", attainment("CITY", Verdict.NOT_JUDGED, "NOT_DUE", null)));
        assertThat(ids()).isEmpty();
        hears(total("unit:nam-ngan", 2, "100", attainment("CITY", Verdict.NOT_JUDGED, "NOT_DUE", "800")));
        assertThat(told(id)).hasSize(2);
        hears(total("unit:nam-ngan", 3, "250", attainment("CITY", Verdict.ON_PACE, null, "1000")));
        assertThat(the(id).progress().resolution()).isEqualTo(Resolution.JUDGED);
        assertThat(ids()).containsExactly(id);
    }

    @Test
    void aRuleThatIsSwitchedOffGoesOnHearingOfItsOpenCasesAndBeginsNone() throws Exception {
        String open = "BEHIND_TARGET/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/CITY";
        hears(total("unit:nam-ngan", 1, "100", behind("CITY")));
        assertThat(the(open).progress().state()).isEqualTo(CaseState.OPEN);

        DetectionService off = new DetectionService(cases, without(Rule.BEHIND_TARGET), new RecordingTally());
        hears(off, total("unit:nam-ngan", 2, "110", behind("CITY")));
        assertThat(the(open).figures().revision()).isEqualTo(2);
        hears(off, total("unit:nam-ngan", 3, "260", attainment("CITY", Verdict.AHEAD, null, "1000")));
        hears(off, total("unit:nam-ngan", 4, "260", attainment("CITY", Verdict.AHEAD, null, "1000")));
        assertThat(the(open).progress().resolution()).isEqualTo(Resolution.CORRECTED);

        hears(off, total("unit:nam-ngan", 5, "100", behind("CITY")));
        hears(off, total("unit:dong-ve", 1, "100", behind("CITY")));
        assertThat(the(open).progress().episode()).isEqualTo(1);
        assertThat(the(open).progress().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(ids()).filteredOn(id -> id.startsWith("BEHIND")).containsExactly(open);
    }

    private TransitionContextFactory without(Rule switchedOff) {
        CasePolicies all = CasePolicies.same(SomeFigures.POLICY);
        CasePolicies others =
                new CasePolicies(EnumSet.complementOf(EnumSet.of(switchedOff)), all.byRule(), all.exceptions());
        return new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), others, clock);
    }

    private void hears(QuarterlyTotal event) throws UnreadableEventException {
        hears(track, event);
    }

    private void hears(DetectionService service, QuarterlyTotal event) throws UnreadableEventException {
        service.track(List.of(TotalMapper.judged(SomeTotals.incoming(event), city)));
    }

    private List<String> ids() {
        return cases.list(new CaseRepository.Filter(null, null, null), null, 100).items().stream()
                .map(one -> one.key().toString())
                .toList();
    }

    private AlertCase the(String id) {
        return cases.list(new CaseRepository.Filter(null, null, null), null, 100).items().stream()
                .filter(one -> one.key().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> told(String id) {
        assertThat(the(id).progress().state()).isNotEqualTo(CaseState.PENDING);
        return the(id).outgoing().pending().stream().map(CaseNotice::recipient).toList();
    }

    private static QuarterlyTotal.Attainment behind(String owner) {
        return attainment(owner, Verdict.BEHIND, null, "800");
    }

    private static QuarterlyTotal.Attainment attainment(
            String owner, Verdict verdict, @Nullable String reason, @Nullable String forecast) {
        return AttainmentFixture.target(owner, "1000")
                .share(new BigDecimal("20"))
                .judged(verdict, reason)
                .shortOf(new BigDecimal("50"))
                .forecast(forecast == null ? null : new BigDecimal(forecast))
                .build();
    }

    private static QuarterlyTotal total(
            String scope, long revision, String value, QuarterlyTotal.Attainment... attainments) {
        return QuarterlyTotalFixture.aTotal()
                .of(Scope.parse(scope), "NEW_ENTERPRISES", new Quarter(2022, 1))
                .reached(new BigDecimal(value), new BigDecimal(value))
                .with(List.of(attainments))
                .trusted(new QuarterlyTotal.Trust(2, 2, List.of(), BigDecimal.ZERO, BigDecimal.ZERO, true))
                .revision(revision)
                .build();
    }

    private static QuarterlyTotal withClosing(QuarterlyTotal total, boolean exceeded) {
        return QuarterlyTotalFixture.like(total)
                .closed(new QuarterlyTotal.AtDeadline(
                        new QuarterlyTotal.Closing(BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("9"), exceeded),
                        null))
                .build();
    }

    private static Catalog watched(Catalog city) {
        List<Person> people = new ArrayList<>(city.people());
        people.add(new Person(
                WATCHER,
                new LocalizedName("Người theo dõi", "Watcher"),
                "w@example.org",
                "vi",
                new Scope.Cluster("cum-1"),
                Set.of(),
                1,
                Person.Delivery.AT_ONCE,
                DateRange.ALWAYS,
                Set.of(new Person.Watch(new Scope.Unit("dong-ve"), "NEW_ENTERPRISES")),
                Person.Role.IN_CHARGE));
        return new Catalog(
                city.id(),
                city.name(),
                city.units(),
                city.clusters(),
                city.indicators(),
                city.targets(),
                people,
                city.calendar());
    }
}
