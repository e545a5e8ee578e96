package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.ReportingUnit.Kind;

/** Wards have three working days: March is late from the end of 5 April on, February from that of 3 March. */
class LatenessQueryTest {

    private static final String IN_TIME = "2022-04-05T16:59:59.999Z";
    private static final String LATE = "2022-04-05T17:00:00Z";
    private static final String SINCE = "2022-04-06T00:00+07:00";

    private final Catalog catalog =
            ASmallCity.withoutTargets().withLevel(Kind.WARD, 3).catalog();
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final List<LoggedUpdate> log = new ArrayList<>();
    private final LatenessQuery late = new LatenessQuery(Catalogs.of(catalog), pages, new ALog());

    @Test
    void aFirstFigureIsLateFromTheDeadlineOfItsUnitOn() {
        assertThat(late(march("1", IN_TIME))).containsExactly("CREATED");
        log.clear();
        assertThat(late(march("2", LATE).of("dien-bien"))).containsExactly("CREATED late since " + SINCE);
    }

    @Test
    void everyMonthHasADeadlineOfItsOwn() {
        assertThat(late(anUpdate(ENTERPRISES).in("2022-02").withId("1").reportedAt("2022-03-20T00:00:00Z")))
                .containsExactly("CREATED late since 2022-03-04T00:00+07:00");
    }

    @Test
    void noCorrectionOfAFigureThatWasThereInTimeIsLate() {
        assertThat(late(
                        march("1", IN_TIME),
                        march("2", LATE).worth("2"),
                        march("3", "2022-04-06T02:00:00Z").worth("3"),
                        march("4", "2022-05-06T02:00:00Z").worth("4")))
                .containsExactly("CREATED", "CORRECTED", "CORRECTED", "CORRECTED");
    }

    @Test
    void aCorrectionOfALateFigureIsLate() {
        assertThat(late(march("1", LATE), march("2", "2022-05-06T02:00:00Z").worth("2")))
                .containsExactly("CREATED late since " + SINCE, "CORRECTED late since " + SINCE);
    }

    @Test
    void whoTookItsFigureBackInTimeAndReportsAgainIsLate() {
        assertThat(late(
                        march("1", "2022-04-04T02:00:00Z"),
                        march("2", IN_TIME).takenBack(),
                        march("3", LATE).worth("3")))
                .containsExactly("CREATED", "WITHDRAWN", "CORRECTED late since " + SINCE);
    }

    @Test
    void neitherAWithdrawalNorItsRepeatIsLate() {
        assertThat(late(
                        march("1", LATE),
                        march("2", "2022-05-06T02:00:00Z").takenBack(),
                        march("2", "2022-05-06T02:00:00Z").takenBack()))
                .containsExactly("CREATED late since " + SINCE, "WITHDRAWN", "UNCHANGED");
    }

    @Test
    void aRepeatAndAnOlderFigureAreAsLateAsTheyWere() {
        assertThat(late(
                        march("2", "2022-05-06T02:00:00Z").worth("2"),
                        march("2", "2022-05-06T02:00:00Z").worth("2"),
                        march("1", LATE)))
                .containsExactly(
                        "CREATED late since " + SINCE, "UNCHANGED late since " + SINCE, "STALE late since " + SINCE);
    }

    /** A figure that waited in a spool was reported in time, and what corrects it is no longer late. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfArrivalDecidesNothing(long seed) {
        List<AnUpdate> updates = new ArrayList<>(List.of(
                march("1", IN_TIME),
                march("2", LATE).worth("2"),
                march("3", "2022-04-06T02:00:00Z").worth("3")));
        Collections.shuffle(updates, new Random(seed));

        assertThat(late(updates.toArray(AnUpdate[]::new))).noneMatch(said -> said.contains("late"));
    }

    @Test
    void whatIsRejectedIsNeverMarked() {
        assertThat(late(march("1", LATE).measuredIn("cái"))).containsExactly("REJECTED");
    }

    private static AnUpdate march(String id, String reportedAt) {
        return anUpdate(ENTERPRISES).in("2022-03").withId(id).reportedAt(reportedAt);
    }

    /** Returns the answer for each once all of them are in. */
    private List<String> late(AnUpdate... updates) {
        List<Receipt> receipts = new ArrayList<>();
        Fold fold = new Fold(catalog);
        for (AnUpdate one : updates) {
            LoggedUpdate update = one.at(log.size()).build();
            log.add(update);
            Map<PageKey, Page> stored = pages.find(fold.reads(List.of(update)));
            var folded = fold.fold(
                    List.of(update),
                    stored,
                    AssessmentContext.at(
                            ASmallCity.AFTER_THE_DEADLINE,
                            TargetsInForce.of(catalog, new TargetRepository.Edition("", List.of()))));
            pages.store(folded.changes().stream().map(change -> change.page()).toList());
            receipts.addAll(folded.receipts());
        }
        return receipts.stream()
                .map(receipt -> receipt.outcome()
                        + late.since(receipt)
                                .map(since -> " late since " + since)
                                .orElse(""))
                .toList();
    }

    private final class ALog implements UpdateLog {
        @Override
        public SortedMap<Integer, Long> ends() {
            return new TreeMap<>(Map.of(0, (long) log.size()));
        }

        @Override
        public void read(int partition, long from, long to, Consumer<LoggedUpdate> each) {
            log.subList((int) from, (int) to).forEach(each);
        }
    }
}
