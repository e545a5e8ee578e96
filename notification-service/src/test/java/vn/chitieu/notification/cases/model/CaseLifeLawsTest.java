package vn.chitieu.notification.cases.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.context;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.notice.NoticeKind;

class CaseLifeLawsTest {

    @Property(tries = 500)
    void redeliveryGivesTheSameCaseAndTheSameNotices(@ForAll("lives") List<CaseEvent> events, @ForAll Random random) {
        Set<String> once = new LinkedHashSet<>();
        AlertCase expected = play(events, once);
        Set<String> often = new LinkedHashSet<>();
        AlertCase actual = play(redelivered(events, random), often);
        assertThat(often).isEqualTo(once);
        assertThat(actual).isEqualTo(expected);
        Statistics.collect(once.isEmpty() ? "silent" : "told");
    }

    @Property(tries = 500)
    void silenceNeverMovesACase(@ForAll("lives") List<CaseEvent> events) {
        AlertCase one = play(events, new LinkedHashSet<>());
        long revision = events.size();
        AlertCase before = one;
        for (int i = 1; i <= 5; i++) {
            one = CaseLife.next(one, figures().revision(revision + i).missing().event(), context());
        }
        if (before == null) {
            assertThat(one).isNull();
        } else {
            assertThat(one).isNotNull();
            assertThat(one.progress().state()).isEqualTo(before.progress().state());
            assertThat(one.outgoing().pending()).isEqualTo(before.outgoing().pending());
        }
    }

    @Property(tries = 500)
    void noPersonHearsOfARecoveryWithoutTheAlert(@ForAll("lives") List<CaseEvent> events) {
        AlertCase one = play(events, new LinkedHashSet<>());
        if (one != null) {
            assertThat(one.outgoing().pending())
                    .filteredOn(notice -> notice.kind() != NoticeKind.FIRED)
                    .allSatisfy(notice -> assertThat(one.outgoing().pending())
                            .extracting(CaseNotice::id)
                            .contains(String.valueOf(notice.follows())));
        }
    }

    @Property(tries = 500)
    void whatMayNotBeginDoesNot(@ForAll("lives") List<CaseEvent> events) {
        for (CaseEvent event : events) {
            boolean began = CaseLife.next(null, event, context()) != null;
            assertThat(CaseLife.mayBegin(event) || !began).isTrue();
            Statistics.collect(began);
        }
    }

    @Property(tries = 50)
    void fiftyCrossingsAreAtMostTwoMailsToEach(@ForAll Random random) {
        AlertCase one = null;
        for (int revision = 1; revision <= 100; revision++) {
            SomeFigures next = figures().revision(revision);
            SomeFigures crossed = revision % 2 == 0 ? next.worth("300", Verdict.AHEAD) : next.official();
            one = CaseLife.next(one, crossed.event(), context());
        }
        assertThat(one).isNotNull();
        assertThat(one.outgoing().pending())
                .filteredOn(notice -> notice.recipient().equals("uv-dn"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Provide
    Arbitrary<List<CaseEvent>> lives() {
        Arbitrary<Verdict> verdicts = Arbitraries.of(Verdict.class);
        Arbitrary<Integer> amounts = Arbitraries.integers().between(0, 1100);
        Arbitrary<String> targets = Arbitraries.of("1000", "1000", "1000", "800");
        Arbitrary<Boolean> official = Arbitraries.of(true, false);
        Arbitrary<SomeFigures> some = Combinators.combine(verdicts, amounts, targets, official)
                .as((verdict, amount, target, firm) -> {
                    SomeFigures figure = figures().against(target).worth(String.valueOf(amount), verdict);
                    return firm ? figure.official() : figure;
                });
        return some.list().ofMinSize(1).ofMaxSize(25).map(list -> {
            List<CaseEvent> events = new ArrayList<>();
            for (SomeFigures one : list) {
                long revision = events.size() + 1L;
                boolean withdrawn = revision % 11 == 0;
                events.add(
                        withdrawn
                                ? new CaseEvent.TargetWithdrawn(SomeFigures.CASE, revision)
                                : one.revision(revision).event());
            }
            return events;
        });
    }

    /** Returns the events with repetitions from earlier positions, as after a crash, and single duplicates. */
    private static List<CaseEvent> redelivered(List<CaseEvent> events, Random random) {
        List<CaseEvent> result = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            result.add(events.get(i));
            if (random.nextInt(4) == 0) {
                result.addAll(events.subList(random.nextInt(i + 1), i + 1));
            }
        }
        return result;
    }

    private static @Nullable AlertCase play(List<CaseEvent> events, Set<String> notices) {
        AlertCase one = null;
        for (CaseEvent event : events) {
            one = CaseLife.next(one, event, context());
            if (one != null) {
                one.outgoing().pending().forEach(notice -> notices.add(notice.id()));
            }
        }
        return one;
    }
}
