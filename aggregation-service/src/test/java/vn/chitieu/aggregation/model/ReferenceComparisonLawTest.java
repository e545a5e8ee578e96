package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ARandomCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.calculation.Placement;
import vn.chitieu.aggregation.rebuild.Difference;
import vn.chitieu.aggregation.rebuild.LoggedEvents;
import vn.chitieu.aggregation.rebuild.ReferenceComparison;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.reference.ReferenceLog;

/**
 * Law 3, whole: whatever happened to a city and whatever it reported, every field of its totals is what a second
 * computation gives that shares no rule with the first.
 */
@Tag("slow")
@net.jqwik.api.Tag("slow")
class ReferenceComparisonLawTest {

    @Property(tries = 60)
    void everyFieldIsWhatASecondComputationGives(@ForAll long seed) {
        ARandomCity city = new ARandomCity(seed);
        List<LoggedUpdate> log = city.updates().stream().map(AnUpdate::build).toList();
        ARunOfTheFold run = folded(city, log);

        ReferenceComparison.Result result = opinion(city.catalog(), log, run).on(run.pages());

        assertThat(result.differences()).isEmpty();
        assertThat(result.compared())
                .isEqualTo(run.pages().values().stream()
                        .mapToInt(page -> page.totals().size())
                        .sum());
    }

    /** In this city a unit reports, after all else, of a month before it joined: in no total, nor in a window. */
    @Test
    void aReportOfTheTimeOutsideTheCityIsInNoWindow() {
        everyFieldIsWhatASecondComputationGives(-74);
    }

    /** Whichever field is off, by the last digit that is kept, it is found where it is, and nothing else is. */
    @Test
    void noFaultOfAnyFieldIsOverlooked() {
        Set<String> planted = new TreeSet<>();
        Set<String> overlooked = new TreeSet<>();
        for (long seed = 1; seed <= 20 && !planted.equals(Faults.fields()); seed++) {
            ARandomCity city = new ARandomCity(seed);
            List<LoggedUpdate> log =
                    city.updates().stream().map(AnUpdate::build).toList();
            ARunOfTheFold run = folded(city, log);
            ReferenceComparison opinion = opinion(city.catalog(), log, run);
            Set<String> tried = new HashSet<>();
            run.pages()
                    .forEach((key, page) -> page.totals()
                            .values()
                            .forEach(total -> Faults.of(total).forEach((field, wrong) -> {
                                if (tried.add(field)) {
                                    planted.add(field);
                                    List<Difference> found = opinion.on(
                                                    page.withTotals(List.of(wrong), page.openedBy()))
                                            .differences();
                                    if (found.isEmpty()
                                            || !found.stream()
                                                    .allMatch(one ->
                                                            one.place().startsWith(total.scope() + " by plain"))) {
                                        overlooked.add(field + " on " + key + " " + total.scope() + ": " + found);
                                    }
                                }
                            })));
        }

        assertThat(overlooked).isEmpty();
        assertThat(planted).isEqualTo(Faults.fields());
    }

    private static ARunOfTheFold folded(ARandomCity city, List<LoggedUpdate> log) {
        ARunOfTheFold run = new ARunOfTheFold(city.catalog()).at(city.moment());
        SaidInMemory ids = new SaidInMemory(city.catalog().id());
        Placement placement = new Placement(city.catalog());
        int half = log.size() / 2;
        run.fold(placement.place(ids.deduplicate(log.subList(0, half))));
        run.fold(placement.place(ids.deduplicate(log.subList(half, log.size()))));
        return run;
    }

    private static ReferenceComparison opinion(Catalog catalog, List<LoggedUpdate> log, ARunOfTheFold run) {
        ReferenceLog plain = ReferenceLog.readOnce(catalog, 1);
        log.forEach(update -> LoggedEvents.take(update, plain));
        return new ReferenceComparison(catalog, plain, List.of(), run.now());
    }
}
