package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;

/** One fall needs one answer, whichever of its cases the link or the page was about. */
class FallExplanationServiceTest {

    private static final CaseKey OF_THE_PROVINCE = SomeFigures.CASE;
    private static final CaseKey OF_THE_CITY = new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "CITY");
    private static final CaseKey OF_THE_YEAR =
            new CaseKey(Rule.FALLING_CUMULATIVE, SomeFigures.TOTAL, CaseKey.NO_OWNER);
    private static final CaseKey OF_A_WINDOW =
            new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "CITY", "tam-thang-2022");
    private static final CaseKey WATCHED = new CaseKey(Rule.WATCH_LIST, SomeFigures.TOTAL, "CITY");
    private static final CaseKey OF_ANOTHER_QUARTER = new CaseKey(
            Rule.BEHIND_TARGET, new TotalKey(Scope.city(), "NEW_ENTERPRISES", new Quarter(2022, 2)), "CITY");

    private final TurnableClock clock = new TurnableClock();
    private final Catalog city = SmallCity.catalog();
    private final InMemoryCases cases = new InMemoryCases();
    private final TransitionContextFactory contexts =
            new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), SomeFigures.POLICY, clock);
    private final FallExplanationService explain =
            new FallExplanationService(cases, new ExplanationService(cases, contexts, new RecordingTally()));

    @BeforeEach
    void casesOfOneFigureAndOthers() {
        for (CaseKey key :
                new CaseKey[] {OF_THE_PROVINCE, OF_THE_CITY, OF_THE_YEAR, OF_A_WINDOW, WATCHED, OF_ANOTHER_QUARTER}) {
            assertThat(cases.store(opened(key))).isTrue();
        }
    }

    @Test
    void oneAnswerIsThatOfBothOwnersTargetsAndOfTheFallOfTheYear() {
        assertThat(answer(OF_THE_CITY, "Chậm bàn giao mặt bằng")).isInstanceOf(CaseAnswer.Taken.class);

        assertThat(cause(OF_THE_CITY)).isEqualTo("Chậm bàn giao mặt bằng");
        assertThat(cause(OF_THE_PROVINCE)).isEqualTo("Chậm bàn giao mặt bằng");
        assertThat(cause(OF_THE_YEAR)).isEqualTo("Chậm bàn giao mặt bằng");
        assertThat(state(OF_THE_PROVINCE)).isEqualTo(CaseState.EXPLAINED);
    }

    @Test
    void whatIsAnotherFigureOrIsWatchedIsLeftAlone() {
        answer(OF_THE_CITY, "Chậm bàn giao mặt bằng");

        assertThat(cause(OF_A_WINDOW)).isNull();
        assertThat(cause(WATCHED)).isNull();
        assertThat(cause(OF_ANOTHER_QUARTER)).isNull();
    }

    @Test
    void anAnswerOfItsOwnStaysAndARefusedOneGoesNowhere() {
        answer(OF_THE_PROVINCE, "Một");
        assertThat(answer(OF_THE_CITY, "Hai")).isInstanceOf(CaseAnswer.Refused.class);
        assertThat(cause(OF_THE_PROVINCE)).isEqualTo("Một");
        assertThat(cause(OF_THE_CITY)).isEqualTo("Một");
    }

    /** Both were escalated because the first promise was not kept, in one mail whose link leads to one of them. */
    @Test
    void anAnswerAfterABrokenPromiseIsThatOfTheFallAsWell() {
        answer(OF_THE_CITY, "Một");
        clock.turn(Duration.ofDays(14));
        for (CaseKey key : new CaseKey[] {OF_THE_CITY, OF_THE_PROVINCE}) {
            AlertCase broken = CaseLife.tick(cases.find(key).orElseThrow(), contexts.of(key));
            assertThat(broken.progress().state()).isEqualTo(CaseState.ESCALATED);
            assertThat(cases.store(broken)).isTrue();
        }

        assertThat(answer(OF_THE_CITY, "Hai")).isInstanceOf(CaseAnswer.Taken.class);

        assertThat(cause(OF_THE_PROVINCE)).isEqualTo("Hai");
        assertThat(state(OF_THE_PROVINCE)).isEqualTo(CaseState.EXPLAINED);
    }

    @Test
    void anAcknowledgementIsThatOfTheFall() {
        AcknowledgementService acknowledge = new AcknowledgementService(cases, contexts, new RecordingTally());
        acknowledge.acknowledge(OF_THE_CITY, "uv-dn", clock.instant().plus(Duration.ofDays(3)));

        assertThat(acknowledged(OF_THE_CITY)).isTrue();
        assertThat(acknowledged(OF_THE_PROVINCE)).isTrue();
        assertThat(acknowledged(OF_THE_YEAR)).isTrue();
        assertThat(acknowledged(WATCHED)).isFalse();
        assertThat(acknowledged(OF_ANOTHER_QUARTER)).isFalse();
    }

    private boolean acknowledged(CaseKey key) {
        return cases.find(key).orElseThrow().responses().acknowledgement() != null;
    }

    /** Opened as a case behind its target is; what its rule says of its figures is not looked at. */
    private static AlertCase opened(CaseKey key) {
        AlertCase like = SomeNotices.openedAs(OF_THE_PROVINCE);
        return new AlertCase(
                key,
                like.progress(),
                like.figures(),
                like.policy(),
                like.chain(),
                like.deadlines(),
                like.responses(),
                like.outgoing(),
                like.history());
    }

    private CaseAnswer answer(CaseKey key, String cause) {
        LocalDate promised =
                LocalDate.ofInstant(clock.instant(), city.calendar().zone()).plusDays(10);
        return explain.explain(key, 1, new ExplanationService.Input(cause, "Giao ban hằng tuần", promised), "uv-dn");
    }

    private @Nullable String cause(CaseKey key) {
        Explanation explanation = cases.find(key).orElseThrow().responses().explanation();
        return explanation == null ? null : explanation.cause();
    }

    private CaseState state(CaseKey key) {
        return cases.find(key).orElseThrow().progress().state();
    }
}
