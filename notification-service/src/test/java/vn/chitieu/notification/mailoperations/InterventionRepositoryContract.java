package vn.chitieu.notification.mailoperations;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.outbox.DeliveryState;

/** What every store of interventions must do. */
abstract class InterventionRepositoryContract {

    abstract InterventionRepository empty();

    @Test
    void givesBackWhatWasDoneToEachNoticeOldestFirst() {
        InterventionRepository interventions = empty();
        Intervention resent = entry("a", Intervention.Action.RESENT, "b");
        Intervention marked = entry("a", Intervention.Action.MARKED_DELIVERED, null);
        interventions.add(resent);
        interventions.add(entry("c", Intervention.Action.RESENT, null));
        interventions.add(marked);
        assertThat(interventions.of("a")).containsExactly(resent, marked);
        assertThat(interventions.of("b")).isEmpty();
    }

    private static Intervention entry(String row, Intervention.Action action, @Nullable String resentAs) {
        return new Intervention(
                row, action, "van-thu", "người nhận báo chưa có thư", NOW, DeliveryState.FAILED, resentAs);
    }
}
