package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of milestones must do. */
public interface MilestoneRepositoryContract {

    Instant NOON = Instant.parse("2022-04-08T05:00:00Z");

    /** Returns an empty store. */
    MilestoneRepository milestones();

    @Test
    default void findsWhatWasStored() {
        MilestoneRepository milestones = milestones();
        assertThat(milestones.find("small")).isEqualTo(Milestone.NONE);

        milestones.store("small", Milestone.NONE.withFloor(17));
        assertThat(milestones.find("small")).isEqualTo(new Milestone(1, null, null, 17));
        milestones.store("small", milestones.find("small").judgedUntil(NOON));
        milestones.store("small", milestones.find("small").by("e-2"));

        assertThat(milestones.find("small")).isEqualTo(new Milestone(3, NOON, "e-2", 17));
        assertThat(milestones.find("large")).isEqualTo(Milestone.NONE);
    }

    @Test
    default void findsWhatIsStillToBeDone() {
        MilestoneRepository milestones = milestones();
        Milestone.Span due = new Milestone.Span(NOON.minusSeconds(9), NOON);
        milestones.store("small", Milestone.NONE.judging(NOON, due));
        assertThat(milestones.find("small").unjudged()).isEqualTo(due);
        milestones.store("small", milestones.find("small").restored(26));

        Milestone restored = milestones.find("small");
        assertThat(restored.isWithheld()).isTrue();
        assertThat(restored.revisionFloor()).isEqualTo(26);
        assertThat(restored.unjudged()).isEqualTo(due);
        milestones.store("small", restored.judged());
        milestones.store("small", milestones.find("small").publishing(Milestone.Publishing.ALL));

        assertThat(milestones.find("small")).isEqualTo(new Milestone(4, NOON, null, 26));
    }

    @Test
    default void refusesWhoeverKnowsAnOlderVersion() {
        MilestoneRepository milestones = milestones();
        milestones.store("small", Milestone.NONE.judgedUntil(NOON));

        assertThatThrownBy(() -> milestones.store("small", Milestone.NONE.by("e-1")))
                .isInstanceOf(StalePageException.class);
        milestones.store("small", milestones.find("small").by("e-1"));
        assertThatThrownBy(() -> milestones.store("small", new Milestone(2, NOON, "e-9", 0)))
                .isInstanceOf(StalePageException.class);
        assertThat(milestones.find("small").edition()).isEqualTo("e-1");
    }

    @Test
    default void aFloorNeverFalls() {
        assertThat(Milestone.NONE.withFloor(17).withFloor(3).revisionFloor()).isEqualTo(17);
    }
}
