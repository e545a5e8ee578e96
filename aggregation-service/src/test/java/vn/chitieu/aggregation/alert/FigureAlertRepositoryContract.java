package vn.chitieu.aggregation.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.testing.AlertChangedFixture;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** What every store of alerts must do. */
public interface FigureAlertRepositoryContract {

    Quarter QUARTER = new Quarter(2022, 1);
    Instant AT = Instant.parse("2022-04-07T03:00:00Z");

    /** Returns an empty store. */
    FigureAlertRepository alerts();

    @Test
    default void keepsEveryField() {
        FigureAlertRepository alerts = alerts();
        FigureAlert answered = open("city", "LAND_CLEARED", 3);
        FigureAlert watched =
                FigureAlert.of(AlertChangedFixture.of("FALLING_CUMULATIVE/city/NEW_ENTERPRISES/2022-Q1/NONE")
                        .build());
        alerts.keep("small", answered);
        alerts.keep("small", watched);

        assertThat(alerts.of("small", QUARTER, Scope.city())).containsExactly(answered, watched);
        assertThat(alerts.of("small", QUARTER, new Scope.Unit("nam-ngan"))).isEmpty();
        assertThat(alerts.of("small", new Quarter(2022, 2), Scope.city())).isEmpty();
        assertThat(alerts.of("other", QUARTER, Scope.city())).isEmpty();
    }

    @Test
    default void anEarlierVersionChangesNothingAndTheLastEventOfAVersionCounts() {
        FigureAlertRepository alerts = alerts();
        alerts.keep("small", open("city", "LAND_CLEARED", 3));
        FigureAlert closed = FigureAlert.of(event("city", "LAND_CLEARED", 5, "RESOLVED"));
        alerts.keep("small", FigureAlert.of(event("city", "LAND_CLEARED", 5, "RECOVERING")));
        alerts.keep("small", closed);
        alerts.keep("small", open("city", "LAND_CLEARED", 4));

        assertThat(alerts.of("small", QUARTER, Scope.city())).containsExactly(closed);
    }

    /** Returns an alert of a case of its own for each scope and indicator, which was answered. */
    static FigureAlert open(String scope, String indicator, long version) {
        return FigureAlert.of(event(scope, indicator, version, "EXPLAINED"));
    }

    private static AlertChanged event(String scope, String indicator, long version, String to) {
        return AlertChangedFixture.of("BEHIND_TARGET/" + scope + "/" + indicator + "/2022-Q1/CITY")
                .moved(new AlertChanged.Transition(1, version, to, "OPEN", to))
                .at(new AlertChanged.State(1, "NORMAL", AT, 7))
                .answered(new AlertChanged.Answer(
                        "Thiếu mặt bằng sản xuất.", "Tổ chức đối thoại.", LocalDate.of(2022, 4, 20), "chu-tich", AT))
                .asking(new AlertChanged.Asked(List.of("chu-tich"), AT.plusSeconds(60)))
                .build();
    }
}
