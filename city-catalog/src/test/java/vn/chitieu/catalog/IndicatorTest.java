package vn.chitieu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndicatorTest {

    private static final Formula SUM = new Formula.Sum(List.of(new Formula.Term("MONEY", false)));

    @Test
    void isReportedOrDerivedAndNotBoth() {
        assertThat(anIndicator("BOTH").build(1).isDerived()).isFalse();
        assertThat(anIndicator("BOTH").derivedAs(SUM).build(1).derivation()).contains(SUM);
        assertThatThrownBy(() -> anIndicator("BOTH")
                        .derivedAs(SUM)
                        .reportedBy(new Indicator.Reporters.Territorial())
                        .build(1))
                .hasMessageContaining("expected either reporters or a formula");
        assertThatThrownBy(() -> anIndicator("NONE").reportedBy().build(1))
                .hasMessageContaining("expected either reporters or a formula");
    }

    @Test
    void hasWeightsExactlyWhereItIsAWeightedAverage() {
        assertThatThrownBy(() -> anIndicator("RATE").weightedBy("LAND").build(1))
                .hasMessageContaining("expected weightedBy exactly with WEIGHTED_AVERAGE");
        assertThatThrownBy(() -> anIndicator("RATE")
                        .across(Operator.WEIGHTED_AVERAGE, Operator.AVERAGE)
                        .build(1))
                .hasMessageContaining("expected weightedBy exactly with WEIGHTED_AVERAGE");
    }

    @Test
    void toleratesNoNegativePercentage() {
        assertThatThrownBy(() -> anIndicator("LAND").tolerating("-1").build(1))
                .hasMessageContaining("expected a tolerance of zero or more");
        assertThat(anIndicator("LAND").build(1).judging().closedTolerancePercent())
                .isEqualByComparingTo(BigDecimal.valueOf(5));
    }

    @Test
    void hasNoConstructorThatFillsInWhatTheCatalogDoesNotSay() {
        assertThat(Indicator.class.getDeclaredConstructors()).hasSize(1);
    }
}
