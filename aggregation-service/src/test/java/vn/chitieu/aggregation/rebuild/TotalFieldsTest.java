package vn.chitieu.aggregation.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;

class TotalFieldsTest {

    /** An operator reads the names that the JSON has, whatever parts the record has. */
    @Test
    void aFieldHasThePathThatItHasInTheJson() {
        QuarterlyTotal total = QuarterlyTotalFixture.aTotal()
                .reached(new BigDecimal("1.50"), null)
                .with(List.of(AttainmentFixture.target("CITY", "400")
                        .judged(Verdict.NOT_JUDGED, "NO_FIGURE")
                        .build()))
                .at(new QuarterlyTotal.State(FigureStatus.ESTIMATE, 7, Instant.parse("2022-04-06T03:00:00Z")))
                .closed(new QuarterlyTotal.AtDeadline(
                        new QuarterlyTotal.Closing(BigDecimal.TEN, null, null, true), BigDecimal.ONE))
                .build();

        assertThat(TotalFields.of(total))
                .containsEntry("value", "1.5")
                .containsEntry("status", "ESTIMATE")
                .containsEntry("asOf", "2022-04-06T03:00:00Z")
                .containsEntry("attainments CITY: target", "400")
                .containsEntry("trust: complete", "true")
                .containsEntry("closing: value", "10")
                .containsEntry("growthAsPublishedPercent", "1")
                .doesNotContainKeys("cumulative", "revision", "state: revision");
    }
}
