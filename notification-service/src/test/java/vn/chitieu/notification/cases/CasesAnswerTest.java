package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.fixtures.SomeNotices;

class CasesAnswerTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(EventJson.module()).build();

    /** As before figures had a part of amounts, and without what they answer, such as whether they are behind. */
    @Test
    void figuresAreAnsweredFlat() {
        JsonNode figures = JSON.valueToTree(CasesAnswer.Case.of(SomeNotices.opened(), any -> true))
                .path("figures");

        assertThat(figures.propertyNames())
                .containsExactlyInAnyOrder(
                        "revision",
                        "asOf",
                        "value",
                        "cumulative",
                        "growthPercent",
                        "cumulativeGrowthPercent",
                        "status",
                        "lowerIsBetter",
                        "attainment",
                        "trust",
                        "closing");
        assertThat(figures.path("cumulative").asString()).isEqualTo("142");
    }

    @Test
    void valuesOfCasesHaveNoConstructorThatFillsInWhatIsNotSaid() {
        assertThat(JudgedFigures.class.getDeclaredConstructors()).hasSize(1);
        assertThat(JudgedFigures.Attainment.class.getDeclaredConstructors()).hasSize(1);
        assertThat(CaseNotice.class.getDeclaredConstructors()).hasSize(1);
    }
}
