package vn.chitieu.aggregation.reassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ATarget.aTarget;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.ATarget;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.fold.FoldResultWriter;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.ForwardingPages;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.target.CityTargets;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** A city through a year in which its targets change, on stores in memory. */
class TargetsThroughTheYearTest {

    private static final Clock IN_AUGUST = Clock.fixed(Instant.parse("2022-08-01T00:00:00Z"), ZoneOffset.UTC);

    private final Catalog catalog = ASmallCity.withoutTargets()
            .withTarget(INDUSTRY, Scope.city(), "PROVINCE", "94")
            .catalog();
    private final InMemoryStores.InMemoryTargets targets = new InMemoryStores.InMemoryTargets();
    private final InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final List<FoldResult.Published> published = new ArrayList<>();
    private final Fold fold = new Fold(catalog);
    private Runnable whenPagesAreStored = () -> {};
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final FoldResultWriter resultWriter = SomePageStores.of(
            new CurrentTargets(city -> targets),
            new InterruptedPages(),
            new InMemoryStores.InMemoryReceipts(),
            revisions,
            published::addAll);
    private long offset;

    /** 20 of 94 is expected to be 23.5 by March, 36 of 47 by June: both behind; 36 of 36 (half of 72) is on pace. */
    @Test
    void aTargetLoweredInMayChangesTheVerdictOfTheSecondQuarterAndNotOfTheFirst() {
        report("2022-Q1", "20");
        report("2022-Q2", "16");
        assertThat(verdicts()).containsExactly(Verdict.BEHIND, Verdict.BEHIND);

        assign(aTarget(INDUSTRY).of("72").from("2022-05-16"));

        assertThat(values()).containsExactly("94", "72");
        assertThat(verdicts()).containsExactly(Verdict.BEHIND, Verdict.ON_PACE);
        assertThat(revision("2022-Q2").occasion()).isEqualTo(Revision.Occasion.TARGETS);
        assertThat(revision("2022-Q1").occasion()).isEqualTo(Revision.Occasion.UPDATES);
    }

    @Test
    void aBackdatedTargetChangesBoth() {
        report("2022-Q1", "20");
        report("2022-Q2", "16");

        assign(aTarget(INDUSTRY).of("72").from("2022-01-01"));

        assertThat(values()).containsExactly("72", "72");
        assertThat(verdicts()).containsExactly(Verdict.AHEAD, Verdict.ON_PACE);
    }

    @Test
    void itDoesNotMatterWhetherTheTargetOrTheFiguresCameFirst() {
        assign(aTarget(INDUSTRY).of("72").from("2022-05-16"));
        report("2022-Q1", "20");
        report("2022-Q2", "16");

        assertThat(values()).containsExactly("94", "72");
        assertThat(verdicts()).containsExactly(Verdict.BEHIND, Verdict.ON_PACE);
    }

    @Test
    void anotherOwnerIsJudgedBesideTheFirst() {
        report("2022-Q1", "20");
        report("2022-Q2", "16");
        assign(aTarget(INDUSTRY).by("CITY").of("110").from("2022-01-01"));

        assertThat(attainments("2022-Q2")).extracting(Attainment::owner).containsExactly("CITY", "PROVINCE");
    }

    @Test
    void aRedeliveryChangesNothingAndPublishesAgain() {
        report("2022-Q1", "20");
        report("2022-Q2", "16");
        assign(aTarget(INDUSTRY).of("72").from("2022-01-01"));
        long version = page("2022-Q2").version();
        published.clear();

        assign(aTarget(INDUSTRY).of("72").from("2022-01-01"));

        assertThat(page("2022-Q2").version()).isEqualTo(version);
        assertThat(published).isNotEmpty();
    }

    @Test
    void whoDiesBetweenStoringATargetAndJudgingIsMadeUpForByTheNext() {
        report("2022-Q1", "20");
        report("2022-Q2", "16");
        List<ATarget> lowered = List.of(aTarget(INDUSTRY).of("72").from("2022-05-16"));
        TargetService dies = SomeTargets.service(
                OneCity.of(() -> catalog),
                city -> targets,
                pages -> {
                    throw new IllegalStateException("killed");
                },
                positions);
        assertThatThrownBy(() -> take(dies, lowered)).hasMessage("killed");
        assertThat(verdicts()).containsExactly(Verdict.BEHIND, Verdict.BEHIND);

        take(takeTargets(), lowered);

        assertThat(verdicts()).containsExactly(Verdict.BEHIND, Verdict.ON_PACE);
    }

    /**
     * The one case that optimistic locking of pages does not catch: the target comes while another instance opens a
     * page, which the reassessment cannot see yet.
     */
    @Test
    void aTargetThatComesWhileFiguresAreStoredIsNotOverlooked() {
        whenPagesAreStored = once(() -> assign(aTarget(INDUSTRY).of("72").from("2022-01-01")));
        assertThatThrownBy(() -> report("2022-Q1", "20")).isInstanceOf(StalePageException.class);
        assertThat(published).isEmpty();

        report("2022-Q1", "20");

        assertThat(attainments("2022-Q1"))
                .extracting(one -> one.target().toPlainString())
                .containsExactly("72");
        assertThat(published).isNotEmpty();
    }

    private void report(String quarter, String value) {
        AnUpdate update = anUpdate(INDUSTRY)
                .of("dep-tk")
                .in(quarter)
                .worth(value)
                .withId(quarter)
                .at(offset);
        FoldService updates = new FoldService(
                new CurrentFold(OneCity.of(() -> catalog)),
                resultWriter,
                new InMemoryStores.InMemoryPositions(),
                milestones,
                IN_AUGUST);
        updates.begin(0, 0);
        updates.fold(0, List.of(update.build()), offset + 1, rejected -> {});
        offset++;
    }

    private void assign(ATarget... assigned) {
        take(takeTargets(), List.of(assigned));
    }

    private TargetService takeTargets() {
        ReassessmentService reassess = new ReassessmentService(
                new CurrentFold(OneCity.of(() -> catalog)), resultWriter, milestones, IN_AUGUST);
        return SomeTargets.service(
                OneCity.of(() -> catalog),
                city -> targets,
                concerned -> reassess.judge(concerned, Revision.Occasion.TARGETS),
                positions);
    }

    private static void take(TargetService takeTargets, List<ATarget> assigned) {
        long first = takeTargets.begin(0, 0).orElse(0);
        takeTargets.take(
                0,
                List.of(new CityTargets(
                        "small", first, assigned.stream().map(ATarget::build).toList())),
                first,
                first + assigned.size(),
                refused -> assertThat(refused).isEmpty());
    }

    private List<Verdict> verdicts() {
        return provincial().map(Attainment::verdict).toList();
    }

    private List<String> values() {
        return provincial().map(one -> one.target().toPlainString()).toList();
    }

    private Stream<Attainment> provincial() {
        return Stream.of("2022-Q1", "2022-Q2")
                .map(quarter -> attainments(quarter).get(0));
    }

    private List<Attainment> attainments(String quarter) {
        return page(quarter).total(Scope.city()).orElseThrow().attainments();
    }

    private Page page(String quarter) {
        PageKey key = new PageKey("small", INDUSTRY, Quarter.parse(quarter));
        return Objects.requireNonNull(pages.find(List.of(key)).get(key));
    }

    private Revision revision(String quarter) {
        return revisions.find(page(quarter).key(), page(quarter).version(), 1).get(0);
    }

    private Runnable once(Runnable task) {
        return () -> {
            whenPagesAreStored = () -> {};
            task.run();
        };
    }

    /** Pages just before whose storing something else happens. */
    private final class InterruptedPages extends ForwardingPages {

        InterruptedPages() {
            super(() -> pages);
        }

        @Override
        public void change(Collection<FoldResult.PageChange> changes) {
            whenPagesAreStored.run();
            super.change(changes);
        }
    }
}
