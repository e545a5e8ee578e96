package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.PRODUCTION;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

class CatalogControllerTest {

    private static final Quarter FIRST = new Quarter(2022, 1);
    private static final Quarter SECOND = new Quarter(2022, 2);
    private static final Instant JULY = Instant.parse("2022-07-02T01:00:00Z");
    private static final Instant LATER = Instant.parse("2022-07-20T01:00:00Z");

    private final Catalog catalog = ASmallCity.withoutTargets().catalog();
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();

    /** The end of a quarter opens its pages before any unit has reported. */
    @Test
    void aQuarterWithoutFiguresIsNotOpenedAtOnce() {
        store(anUpdate(LAND).in("2022-Q1").at(0));
        store(anUpdate(LAND).in("2022-Q2").takenBack().at(1));

        CatalogController.CatalogAnswer answer = answer(JULY);
        assertThat(answer.quarters()).containsExactly(FIRST, SECOND);
        assertThat(answer.currentQuarter()).isEqualTo(FIRST);
        assertThat(answer.runningQuarter()).isEqualTo(new Quarter(2022, 3));
    }

    @Test
    void theNewestQuarterWithFiguresIs() {
        store(anUpdate(LAND).in("2022-Q1").at(0));
        store(anUpdate(LAND).in("2022-Q2").at(1));
        store(anUpdate(LAND).in("2022-Q3").at(2));

        assertThat(answer(JULY).currentQuarter())
                .as("not the one that still runs")
                .isEqualTo(SECOND);
    }

    @Test
    void whatIsNotDueYetIsNamed() {
        assertThat(answer(JULY).notDue())
                .extracting(CatalogController.NotDueAnswer::quarter)
                .containsExactly(new Quarter(2022, 3), SECOND);
        assertThat(answer(JULY).notDue().get(1).indicators()).contains(LAND, PRODUCTION);
        assertThat(answer(LATER).notDue())
                .extracting(CatalogController.NotDueAnswer::quarter)
                .containsExactly(new Quarter(2022, 3));
    }

    @Test
    void eachIndicatorSaysWhoReportsIt() {
        assertThat(answer(JULY).indicators())
                .filteredOn(indicator -> Set.of(ENTERPRISES, PRODUCTION).contains(indicator.code()))
                .extracting(CatalogController.IndicatorAnswer::reportedBy)
                .containsExactly(List.of("*"), List.of("dep-tk"));
    }

    private CatalogController.CatalogAnswer answer(Instant now) {
        Viewer viewer = Viewer.of("leader", Role.LEADER, Set.of());
        return new CatalogController(
                        () -> catalog,
                        new TotalsQuery(() -> catalog, pages, new InMemoryStores.InMemoryRevisions()),
                        Clock.fixed(now, ZoneOffset.UTC),
                        () -> viewer)
                .catalog();
    }

    private void store(AnUpdate update) {
        LoggedUpdate.Reported reported = (LoggedUpdate.Reported) update.build();
        Contribution contribution = reported.contribution();
        pages.store(List.of(Page.blank(reported.page())
                .with(Map.of(contribution.cell(), contribution), Map.of())
                .at(1)));
    }
}
