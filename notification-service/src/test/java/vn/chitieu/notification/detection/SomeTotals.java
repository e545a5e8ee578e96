package vn.chitieu.notification.detection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.city.CityIds;

/** Totals as they come, of a database whose home city is that of the sample. */
final class SomeTotals {

    static final CityIds IDS = CityIds.ofHome("thanh-hoa");

    private SomeTotals() {}

    static IncomingTotal incoming(QuarterlyTotal event) throws UnreadableEventException {
        return new IncomingTotal(TotalMapper.key(event, IDS), event, null);
    }

    /** Returns a revision of a total that is severely behind its target. */
    static IncomingTotal behind(String city, Scope scope, long revision) {
        try {
            return incoming(QuarterlyTotalFixture.aTotal()
                    .inCity(city)
                    .of(scope, "NEW_ENTERPRISES", new Quarter(2022, 1))
                    .reached(BigDecimal.TEN, BigDecimal.TEN)
                    .with(List.of(AttainmentFixture.target("PROVINCE", "1000")
                            .share(BigDecimal.ONE)
                            .judged(Verdict.SEVERELY_BEHIND, null)
                            .shortOf(new BigDecimal("240"))
                            .build()))
                    .at(new QuarterlyTotal.State(
                            FigureStatus.PRELIMINARY, revision, Instant.parse("2022-04-06T03:00:00Z")))
                    .build());
        } catch (UnreadableEventException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
