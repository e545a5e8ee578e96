package vn.chitieu.aggregation.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;
import static vn.chitieu.catalog.testing.IndicatorFixture.anIndicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.AChangingCity;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.ARunOfTheFold;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** From 1 April 2022 on, X and STORE count something else. */
class DefinitionsTest {

    private static final Definition[] CHANGING = {
        Definition.forEver("x/1"), new Definition("x/2", LocalDate.of(2022, 4, 1), "CONSTANT_2010")
    };

    private final ARunOfTheFold run = new ARunOfTheFold(ASmallCity.withoutTargets()
                    .with(anIndicator("X").defined(CHANGING))
                    .with(anIndicator("STORE").defined(CHANGING).across(Operator.SUM, Operator.LAST))
                    .with(anIndicator("PER_LAND").derivedAs(new Formula.Ratio("X", LAND, BigDecimal.ONE)))
                    .withTarget("X", Scope.city(), "CITY", "100", new TargetPhasing.Seasonal())
                    .catalog())
            .at(ASmallCity.AFTER_THE_DEADLINE);

    DefinitionsTest() {
        for (String indicator : List.of("X", "STORE", LAND)) {
            for (String quarter : List.of("2021-Q1", "2021-Q2", "2022-Q1", "2022-Q2", "2023-Q1", "2023-Q2")) {
                run.fold(anUpdate(indicator)
                        .in(quarter)
                        .worth(quarter.startsWith("2021") ? "10" : "20")
                        .withId(indicator + quarter));
            }
        }
    }

    @Test
    void quartersOfOneDefinitionAreComparedAsEver() {
        assertThat(total("X", "2022-Q1").figures().growthPercent()).isEqualByComparingTo("100");
        assertThat(total("X", "2022-Q1").figures().cumulativeGrowthPercent()).isEqualByComparingTo("100");
        assertThat(total("X", "2023-Q2").figures().growthPercent()).isEqualByComparingTo("0");
    }

    @Test
    void quartersOfDifferentDefinitionsAreNot() {
        Total second = total("X", "2022-Q2");

        assertThat(second.figures().value()).isEqualByComparingTo("20");
        assertThat(second.figures().growthPercent()).isNull();
        assertThat(second.figures().sameQuarterLastYear()).isNull();
        assertThat(second.comparison()).isEqualTo(Comparison.notComparable(Comparison.Reason.DEFINITION));
        assertThat(total("X", "2023-Q1").comparison().isComparable()).isFalse();
    }

    @Test
    void aYearThatIsDividedHasNoFigureSinceJanuary() {
        Total second = total("X", "2022-Q2");

        assertThat(second.figures().cumulative()).isNull();
        assertThat(second.cumulativeComparison().reason()).isEqualTo(Comparison.Reason.DEFINITION);
        assertThat(second.attainments()).singleElement().satisfies(attainment -> {
            assertThat(attainment.verdict()).isEqualTo(Verdict.NOT_JUDGED);
            assertThat(attainment.reason()).isEqualTo(Attainment.Reason.DEFINITION_CHANGED);
        });
        assertThat(total("X", "2023-Q2").figures().cumulative()).isEqualByComparingTo("40");
        assertThat(total("X", "2023-Q2").figures().cumulativeGrowthPercent()).isNull();
    }

    @Test
    void aStockStandsAtItsLastFigureOfTheSameDefinition() {
        Total second = total("STORE", "2022-Q2");

        assertThat(second.figures().cumulative()).isEqualByComparingTo("20");
        assertThat(second.cumulativeComparison().reason()).isEqualTo(Comparison.Reason.DEFINITION);
        run.fold(anUpdate("STORE").in("2022-Q2").takenBack().withId("z").reportedAt("2022-07-02T00:00:00Z"));
        assertThat(total("STORE", "2022-Q2").figures().cumulative()).isNull();
    }

    /** The year before has figures of two definitions, so the part of a missing ward is not known. */
    @Test
    void theYearBeforeIsNotPutTogetherAcrossTheChangeEither() {
        ARunOfTheFold changing = new ARunOfTheFold(AChangingCity.with(ASmallCity.withoutTargets()
                .with(anIndicator("X")
                        .defined(
                                Definition.forEver("x/1"),
                                new Definition("x/2", LocalDate.of(2021, 4, 1), "CONSTANT_2010")))
                .catalog()));
        for (String quarter : List.of("2021-Q1", "2021-Q2")) {
            changing.fold(anUpdate("X").of("dai").in(quarter).withId(quarter));
        }
        changing.fold(anUpdate("X").of("lon").in("2022-Q2").withId("other"));

        Trust trust = changing.totalOf("unit:dong", "X", "2022-Q2").trust();
        assertThat(trust.missingUnits()).contains("dong");
        assertThat(trust.missingSharePercent()).isNull();
    }

    @Test
    void whatIsDerivedFromItFollows() {
        Total second = total("PER_LAND", "2022-Q2");

        assertThat(second.figures().value()).isEqualByComparingTo("1");
        assertThat(second.figures().cumulative()).isNull();
        assertThat(second.comparison().reason()).isEqualTo(Comparison.Reason.DEFINITION);
    }

    /** By the shares of last year, a fifth of the target would be expected; they are those of another definition. */
    @Test
    void aSeasonalPaceAcrossTheChangeIsEven() {
        run.fold(
                anUpdate("X").in("2021-Q3").worth("0").withId("q3"),
                anUpdate("X").in("2021-Q4").worth("80").withId("q4"));
        for (String ward : List.of("dien-bien", "ba-dinh", "lam-son")) {
            for (String quarter : List.of("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4")) {
                run.fold(anUpdate("X").of(ward).in(quarter).worth("0").withId(ward + quarter));
            }
        }
        assertThat(total("X", "2022-Q1").attainments().get(0).expectedPercent()).isEqualByComparingTo("10");
        assertThat(total("X", "2022-Q2").attainments().get(0).expectedPercent()).isEqualByComparingTo("50");
    }

    private Total total(String indicator, String quarter) {
        return run.totalOf("city", indicator, quarter);
    }
}
