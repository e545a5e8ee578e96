package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.fixtures.SmallCity;

class TotalMapperTest {

    /** A quarter that is opened by its end has totals before a figure was reported. */
    @Test
    void readsATotalWithoutAFigure() throws UnreadableEventException {
        QuarterlyTotal nothing = QuarterlyTotalFixture.aTotal()
                .with(List.of(AttainmentFixture.target("PROVINCE", "1000")
                        .judged(Verdict.NOT_JUDGED, "NO_FIGURE")
                        .build()))
                .trusted(new QuarterlyTotal.Trust(1, 0, List.of("nam-ngan"), null, null, false))
                .at(new QuarterlyTotal.State(null, 1, null))
                .build();

        JudgedFigures figures = TotalMapper.judged(SomeTotals.incoming(nothing), SmallCity.catalog())
                .byOwner()
                .values()
                .iterator()
                .next();

        assertThat(figures.asOf()).isNull();
        assertThat(figures.isMissing()).isTrue();
    }
}
