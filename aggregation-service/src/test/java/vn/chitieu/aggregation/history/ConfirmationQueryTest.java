package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.contracts.vocabulary.FigureStatus.OFFICIAL;
import static vn.chitieu.contracts.vocabulary.FigureStatus.PRELIMINARY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.HeadConfirmation.State;

/** A figure that a clerk sent, what its head said of it, and a correction, in whatever order they come. */
class ConfirmationQueryTest {

    private static final String SENT = "2022-04-01T02:00:00Z";
    private static final String A_MOMENT_LATER = "2022-04-01T02:00:00.001Z";
    private static final HeadConfirmation AWAITED =
            HeadConfirmation.awaited(OFFICIAL, "sent", "account:clerk", Instant.parse(SENT), null);

    private final Catalog catalog = ASmallCity.withoutTargets().catalog();
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final ConfirmationQuery query = new ConfirmationQuery(pages);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aFigureIsPreliminaryUntilItsHeadConfirmsIt(long order) {
        LoggedUpdate sent = sent();
        fold(order, sent);
        assertThat(counting().status()).isEqualTo(PRELIMINARY);
        assertThat(query.of(receipt("sent"))).contains(AWAITED);

        fold(order, sent, confirmed());

        assertThat(counting().status()).isEqualTo(OFFICIAL);
        assertThat(query.of(receipt("sent"))).hasValueSatisfying(said -> {
            assertThat(said.state()).isEqualTo(State.CONFIRMED);
            assertThat(said.by()).isEqualTo("account:head");
        });
        assertThat(query.of(receipt("said"))).isEqualTo(query.of(receipt("sent")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatTheUnitReportsAfterwardsCountsWhicheverComesFirst(long order) {
        HeadConfirmation again =
                HeadConfirmation.awaited(OFFICIAL, "corrected", "account:clerk", Instant.parse(SENT), null);
        LoggedUpdate corrected = anUpdate(LAND)
                .worth("6")
                .as(PRELIMINARY)
                .withId("corrected")
                .reportedAt("2022-04-01T02:00:01Z")
                .at(2)
                .build(again);

        fold(order, sent(), confirmed(), corrected);

        assertThat(counting().value()).isEqualByComparingTo("6");
        assertThat(counting().status()).isEqualTo(PRELIMINARY);
        assertThat(query.of(receipt("corrected"))).contains(again);
        assertThat(query.of(receipt("sent"))).isEmpty();
    }

    private static LoggedUpdate sent() {
        return anUpdate(LAND)
                .worth("5")
                .as(PRELIMINARY)
                .withId("sent")
                .reportedAt(SENT)
                .at(0)
                .build(AWAITED);
    }

    private static LoggedUpdate confirmed() {
        return anUpdate(LAND)
                .worth("5")
                .as(OFFICIAL)
                .withId("said")
                .reportedAt(A_MOMENT_LATER)
                .at(1)
                .build(AWAITED.confirmed("account:head", Instant.parse("2022-05-20T02:00:00Z")));
    }

    private Contribution counting() {
        return pages.find(List.of(receipt("sent").page())).values().iterator().next().contributions().values().stream()
                .findFirst()
                .orElseThrow();
    }

    private Receipt receipt(String update) {
        return receipts.get(update);
    }

    private void fold(long order, LoggedUpdate... updates) {
        List<LoggedUpdate> log = new ArrayList<>(List.of(updates));
        Collections.shuffle(log, new Random(order));
        Fold fold = new Fold(catalog);
        for (LoggedUpdate update : log) {
            Map<PageKey, Page> stored = pages.find(fold.reads(List.of(update)));
            var folded = fold.fold(
                    List.of(update),
                    stored,
                    AssessmentContext.at(
                            ASmallCity.AFTER_THE_DEADLINE,
                            TargetsInForce.of(catalog, new TargetRepository.Edition("", List.of()))));
            pages.store(folded.changes().stream().map(change -> change.page()).toList());
            folded.receipts().forEach(receipt -> receipts.put(receipt.updateId(), receipt));
        }
    }
}
