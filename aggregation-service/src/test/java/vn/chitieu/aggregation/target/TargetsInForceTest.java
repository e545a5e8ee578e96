package vn.chitieu.aggregation.target;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ATarget.aTarget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.ATarget;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Target;
import vn.chitieu.contracts.vocabulary.Scope;

class TargetsInForceTest {

    private static final Catalog CITY = ASmallCity.withoutTargets()
            .withTarget(LAND, Scope.city(), "PROVINCE", "94")
            .withTarget(LAND, Scope.city(), "CITY", "110")
            .catalog();

    @Test
    void aTargetHoldsFromItsFirstDayUntilAnotherOfTheSameOwnerReplacesIt() {
        TargetsInForce targets = with(
                aTarget(LAND).of("80").from("2022-05-16"),
                aTarget(LAND).of("75").from("2022-08-01").withId("t-2"));

        assertThat(provincial(targets, "2022-03-31")).isEqualTo("94");
        assertThat(provincial(targets, "2022-05-15")).isEqualTo("94");
        assertThat(provincial(targets, "2022-05-16")).isEqualTo("80");
        assertThat(provincial(targets, "2022-07-31")).isEqualTo("80");
        assertThat(provincial(targets, "2022-12-31")).isEqualTo("75");
        assertThat(on(targets, "2022-12-31")).extracting(Target::owner).containsExactly("CITY", "PROVINCE");
    }

    @Test
    void aBackdatedTargetReplacesTheCatalogsOwn() {
        assertThat(provincial(with(aTarget(LAND).of("80").from("2022-01-01")), "2022-03-31"))
                .isEqualTo("80");
    }

    @Test
    void ofTwoWithTheSameFirstDayTheOneAssignedLaterHoldsAndThenTheGreaterId() {
        assertThat(provincial(
                        with(
                                aTarget(LAND)
                                        .of("80")
                                        .assignedAt("2022-05-16T02:00:00.001Z")
                                        .withId("a"),
                                aTarget(LAND)
                                        .of("70")
                                        .assignedAt("2022-05-16T02:00:00.000Z")
                                        .withId("b")),
                        "2022-06-30"))
                .isEqualTo("80");
        assertThat(provincial(
                        with(
                                aTarget(LAND).of("80").withId("b"),
                                aTarget(LAND).of("70").withId("a")),
                        "2022-06-30"))
                .isEqualTo("80");
    }

    @Test
    void othersTargetsStayWhatTheyAre() {
        TargetsInForce targets = with(
                aTarget(LAND).forThe("unit:nam-ngan").of("5"),
                aTarget(LAND).forThe("cluster:cum-1").of("40").withId("t-2"),
                aTarget(LAND).in(2023).of("50").withId("t-3"),
                aTarget(ENTERPRISES).of("1000"));

        assertThat(provincial(targets, "2022-12-31")).isEqualTo("94");
        LocalDate day = LocalDate.of(2022, 12, 31);
        assertThat(targets.on(day, new Scope.Unit("nam-ngan"), LAND, 2022)).hasSize(1);
        assertThat(targets.on(day, new Scope.Unit("dien-bien"), LAND, 2022)).isEmpty();
        assertThat(targets.on(day, new Scope.Cluster("cum-1"), LAND, 2022)).hasSize(1);
        assertThat(targets.on(day, Scope.city(), LAND, 2023)).isEmpty();
        assertThat(targets.on(LocalDate.of(2023, 5, 16), Scope.city(), LAND, 2023))
                .hasSize(1);
        assertThat(targets.on(day, Scope.city(), ENTERPRISES, 2022)).hasSize(1);
    }

    @Test
    void saysTheSameAsTheCatalogWhereNothingWasAssigned() {
        TargetsInForce targets = TargetsInForce.of(CITY);
        Stream.of("2021-12-31", "2022-01-01", "2022-12-31")
                .map(LocalDate::parse)
                .forEach(day -> assertThat(targets.on(day, Scope.city(), LAND, 2022))
                        .isEqualTo(CITY.targets(Scope.city(), LAND, 2022, day)));
    }

    @Test
    void tellsOldAndNewWithWhoAssignedItAndWhy() {
        TargetsInForce targets = with(
                aTarget(LAND).of("75").from("2022-08-01").withId("t-2"),
                aTarget(LAND).of("80").from("2022-05-16"),
                aTarget("OF_TOMORROW").of("1").withId("t-9"));

        List<TargetsInForce.History> histories = targets.histories(2022);

        assertThat(histories).extracting(TargetsInForce.History::owner).containsExactly("CITY", "PROVINCE", "PROVINCE");
        assertThat(histories.get(2).indicator()).isEqualTo("OF_TOMORROW");
        TargetsInForce.History province = histories.get(1);
        assertThat(province.assignments())
                .extracting(one -> one.target().value().toPlainString())
                .containsExactly("94", "80", "75");
        assertThat(province.assignments())
                .extracting(TargetsInForce.Assignment::valueBefore)
                .containsExactly(null, new BigDecimal("94"), new BigDecimal("80"));
        assertThat(province.assignments().get(0).assigned()).isEmpty();
        assertThat(province.assignments().get(1).assigned().orElseThrow().id()).isEqualTo("t-1");
        assertThat(province.on(LocalDate.of(2022, 7, 1)))
                .contains(province.assignments().get(1));
        assertThat(province.on(LocalDate.of(2021, 7, 1))).isEmpty();
    }

    /** Law 2: whatever the order of arrival, and however often one arrives. */
    @Property(tries = 300)
    void theOrderOfArrivalDoesNotMatter(
            @ForAll @Size(max = 12) List<@IntRange(max = 95) Integer> codes, @ForAll long seed) {
        List<AssignedTarget> assigned = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            assigned.add(any(codes.get(i), i));
        }
        List<AssignedTarget> shuffled = new ArrayList<>(assigned);
        Collections.shuffle(shuffled, new Random(seed));

        TargetsInForce one = TargetsInForce.of(CITY, new TargetRepository.Edition("e", assigned));
        TargetsInForce other = TargetsInForce.of(CITY, new TargetRepository.Edition("e", shuffled));

        for (LocalDate day = LocalDate.of(2021, 12, 31); day.getYear() < 2023; day = day.plusDays(13)) {
            for (String scope : List.of("city", "unit:nam-ngan")) {
                assertThat(one.on(day, Scope.parse(scope), LAND, 2022))
                        .isEqualTo(other.on(day, Scope.parse(scope), LAND, 2022));
            }
        }
        assertThat(one.histories(2022)).isEqualTo(other.histories(2022));
    }

    /** Few days, times, owners and scopes, so that ties are frequent. */
    private static AssignedTarget any(int code, int id) {
        return aTarget(LAND)
                .withId("t-" + id)
                .of(String.valueOf(50 + id))
                .from("2022-0" + (1 + code % 4) + "-01")
                .assignedAt(Instant.parse("2022-05-16T02:00:00Z")
                        .plusMillis(code / 4 % 3)
                        .toString())
                .by(code / 12 % 2 == 0 ? "PROVINCE" : "CITY")
                .forThe(code / 24 % 4 == 0 ? "unit:nam-ngan" : "city")
                .build();
    }

    private static TargetsInForce with(ATarget... assigned) {
        return TargetsInForce.of(
                CITY,
                new TargetRepository.Edition(
                        "1", Stream.of(assigned).map(ATarget::build).toList()));
    }

    private static List<Target> on(TargetsInForce targets, String day) {
        return targets.on(LocalDate.parse(day), Scope.city(), LAND, 2022);
    }

    private static String provincial(TargetsInForce targets, String day) {
        return on(targets, day).stream()
                .filter(target -> target.owner().equals("PROVINCE"))
                .map(target -> target.value().toPlainString())
                .findFirst()
                .orElse("");
    }
}
