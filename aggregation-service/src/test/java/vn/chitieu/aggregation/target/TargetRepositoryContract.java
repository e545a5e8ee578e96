package vn.chitieu.aggregation.target;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ATarget.aTarget;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.catalog.TargetPhasing;

/** What every store of targets must do. */
public interface TargetRepositoryContract {

    /** Returns an empty store. */
    TargetRepository targets();

    @Test
    default void beginsWithNoneOfNoEdition() {
        TargetRepository targets = targets();

        assertThat(targets.edition()).isEmpty();
        assertThat(targets.all()).isEqualTo(new TargetRepository.Edition("", List.of()));
    }

    @Test
    default void keepsWhatWasAssignedToTheLastDigit() {
        TargetRepository targets = targets();
        List<AssignedTarget> assigned = List.of(
                aTarget(LAND).of("99999999999999999999.9999999999").withId("a").build(),
                aTarget(LAND).forThe("unit:nam-ngan").by("CITY").withId("b").build(),
                aTarget(LAND).at(new TargetPhasing.Seasonal()).withId("c").build(),
                aTarget(LAND).in(2023).at(shares("0", "33.25", "33.25", "100")).build(),
                aTarget(ENTERPRISES).forThe("cluster:cum-1").build());

        assertThat(targets.add(assigned)).isEmpty();

        assertThat(targets.all().targets()).containsExactlyInAnyOrderElementsOf(assigned);
    }

    @Test
    default void addsToWhatIsThere() {
        TargetRepository targets = targets();
        targets.add(List.of(aTarget(LAND).withId("a").build()));
        targets.add(
                List.of(aTarget(LAND).withId("b").build(), aTarget(ENTERPRISES).build()));
        targets.add(List.of(aTarget(LAND).withId("c").build()));

        assertThat(targets.all().targets())
                .extracting(AssignedTarget::id)
                .containsExactlyInAnyOrder("a", "b", "c", "t-1");
    }

    @Test
    default void beginsAnotherEditionEachTimeAlsoWhereItAddsNothing() {
        TargetRepository targets = targets();
        targets.add(List.of(aTarget(LAND).build()));
        String first = targets.edition();
        assertThat(first).isNotEmpty().isEqualTo(targets.all().id());

        targets.add(List.of(aTarget(LAND).build()));

        assertThat(targets.edition())
                .isNotEqualTo(first)
                .isEqualTo(targets.all().id());
        assertThat(targets.all().targets()).hasSize(1);
    }

    @Test
    default void keepsTheFirstOfOneIdAndRefusesAnother() {
        TargetRepository targets = targets();
        AssignedTarget first = aTarget(LAND).of("80").build();
        AssignedTarget again =
                aTarget(LAND).of("80").assignedAt("2022-06-01T00:00:00Z").build();
        AssignedTarget other = aTarget(LAND).of("70").build();
        targets.add(List.of(first));

        assertThat(targets.add(List.of(again))).isEmpty();
        assertThat(targets.add(List.of(other)))
                .extracting(TargetRepository.Refused::target)
                .containsExactly(other);
        assertThat(targets.all().targets()).containsExactly(first);

        AssignedTarget third = aTarget(LAND).of("60").withId("t-3").build();
        AssignedTarget fourth = aTarget(LAND).of("50").withId("t-3").build();
        assertThat(targets.add(List.of(third, fourth)))
                .extracting(TargetRepository.Refused::target)
                .containsExactly(fourth);
        assertThat(targets.all().targets()).containsExactlyInAnyOrder(first, third);
    }

    /** A key in a loop fills one document, and neither blocks the log for ever nor takes it along. */
    @Test
    default void refusesMoreThanFitIntoOneDocument() {
        TargetRepository targets = targets();
        String reason = "đ".repeat(1_000);
        List<AssignedTarget> loop = IntStream.range(0, 4_500)
                .mapToObj(i -> aTarget(LAND).withId("t-" + i).because(reason).build())
                .toList();
        List<TargetRepository.Refused> refused = new ArrayList<>();
        for (int from = 0; from < loop.size(); from += 900) {
            refused.addAll(targets.add(loop.subList(from, from + 900)));
        }

        int kept = targets.all().targets().size();
        assertThat(kept).isBetween(1_500, 2_000);
        assertThat(refused).hasSize(loop.size() - kept);
        assertThat(refused).allSatisfy(one -> assertThat(one.why().code()).isEqualTo(Rejection.Code.TARGETS_FULL));
        assertThat(targets.add(List.of(loop.get(0)))).as("a repeat").isEmpty();
        assertThat(targets.add(List.of(aTarget(LAND).in(2023).build())))
                .as("another year")
                .isEmpty();
    }

    private static TargetPhasing shares(String... shares) {
        return new TargetPhasing.Given(
                List.of(shares).stream().map(BigDecimal::new).toList());
    }
}
