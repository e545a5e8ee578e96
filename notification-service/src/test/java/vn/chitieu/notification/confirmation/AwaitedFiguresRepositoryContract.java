package vn.chitieu.notification.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;

/** What a store of figures that wait must do. */
abstract class AwaitedFiguresRepositoryContract {

    static final Quarter QUARTER = new Quarter(2022, 1);
    static final CityKey HUE = CityIds.ofHome("thanh-hoa").key("hue");
    static final AwaitedFigures.Figure FIGURE = new AwaitedFigures.Figure(
            ReportingPeriod.parse("2022-03"),
            new BigDecimal("12.50"),
            "account:can-bo",
            Instant.parse("2022-04-06T01:00:00.123Z"));

    private AwaitedFiguresRepository totals;

    abstract AwaitedFiguresRepository empty();

    @BeforeEach
    void start() {
        totals = empty();
    }

    @Test
    void givesBackTheLatestRevisionInWhateverOrderTheyCome() {
        AwaitedFigures second = of(CityKey.HOME, "nam-ngan", 2, FIGURE);
        totals.keep(List.of(second, of(CityKey.HOME, "nam-ngan", 1)));
        totals.keep(List.of(of(CityKey.HOME, "nam-ngan", 1, FIGURE, FIGURE), second));
        assertThat(totals.find(CityKey.HOME, List.of(QUARTER))).containsExactly(second);
        totals.keep(List.of(of(CityKey.HOME, "nam-ngan", 3)));
        assertThat(totals.find(CityKey.HOME, List.of(QUARTER))).isEmpty();
        totals.keep(List.of(second));
        assertThat(totals.find(CityKey.HOME, List.of(QUARTER)))
                .as("an older revision again, after a restart")
                .isEmpty();
    }

    @Test
    void findsThoseOfTheCityAndQuartersInWhichSomethingWaits() {
        AwaitedFigures home = of(CityKey.HOME, "nam-ngan", 1, FIGURE);
        AwaitedFigures hue = of(HUE, "nam-ngan", 1, FIGURE);
        totals.keep(List.of(home, hue, of(CityKey.HOME, "dong-ve", 1)));
        assertThat(totals.find(CityKey.HOME, List.of(QUARTER, new Quarter(2021, 4))))
                .containsExactly(home);
        assertThat(totals.find(HUE, List.of(QUARTER))).containsExactly(hue);
        assertThat(totals.find(CityKey.HOME, List.of(new Quarter(2022, 2)))).isEmpty();
    }

    static AwaitedFigures of(CityKey city, String unit, long revision, AwaitedFigures.Figure... figures) {
        return new AwaitedFigures(city, unit, "NEW_ENTERPRISES", QUARTER, revision, List.of(figures));
    }
}
