package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.fixtures.SmallCity;

class TotalMapperTest {

    /** A quarter that is opened by its end has totals before a figure was reported. */
    @Test
    void readsATotalThatNobodyReportedAFigureFor() throws UnreadableEventException {
        QuarterlyTotal nothing = new QuarterlyTotal(
                "small",
                Scope.city(),
                "NEW_ENTERPRISES",
                new Quarter(2022, 1),
                "doanh nghiệp",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new QuarterlyTotal.Attainment(
                        "PROVINCE",
                        new BigDecimal("1000"),
                        null,
                        new BigDecimal("25"),
                        Verdict.NOT_JUDGED,
                        "NO_FIGURE",
                        null,
                        null,
                        List.of())),
                new QuarterlyTotal.Trust(1, 0, List.of("nam-ngan"), null, null, false),
                null,
                1,
                null);

        JudgedFigures figures = TotalMapper.judged(nothing, SmallCity.catalog())
                .byOwner()
                .values()
                .iterator()
                .next();

        assertThat(figures.asOf()).isNull();
        assertThat(figures.isMissing()).isTrue();
    }
}
