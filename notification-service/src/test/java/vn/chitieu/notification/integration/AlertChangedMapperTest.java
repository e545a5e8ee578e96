package vn.chitieu.notification.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;

class AlertChangedMapperTest {

    @Test
    void tellsWhatHappenedWithTheFiguresThatItStandsOn() {
        CaseTransition opened = SomeNotices.opened().outgoing().transitions().get(0);
        AlertChanged event = AlertChangedMapper.of(opened, "thanh-hoa");
        assertThat(event.id()).isEqualTo(opened.id());
        assertThat(event.caseId()).isEqualTo(SomeFigures.CASE.toString());
        assertThat(event.about().owner()).isEqualTo("PROVINCE");
        assertThat(event.transition().to()).isEqualTo(opened.to().name());
        assertThat(event.figures().amounts().cumulative()).isEqualByComparingTo("142");
        assertThat(event.figures().judged().target()).isEqualByComparingTo("1000");
        assertThat(event.figures().judged().verdict()).isEqualTo(Verdict.SEVERELY_BEHIND);
        assertThat(event.explanation()).isNull();
    }

    @Test
    void canBeReadBackFromItsJson() throws Exception {
        AlertChanged event = AlertChangedMapper.of(explained(), "thanh-hoa");
        assertThat(event.explanation()).isNotNull();
        assertThat(EventJson.read(EventJson.write(event), AlertChanged.class))
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> one.compareTo(other) == 0, BigDecimal.class)
                .isEqualTo(event);
    }

    @Test
    void whatIsAboutNoTargetNamesNeitherOwnerNorTarget() {
        CaseTransition like = SomeNotices.opened().outgoing().transitions().get(0);
        JudgedFigures figures = SomeFigures.figures().build();
        JudgedFigures without = new JudgedFigures(
                figures.revision(),
                figures.asOf(),
                new JudgedFigures.Amounts(
                        figures.amounts().value(), figures.amounts().cumulative(), null, null),
                figures.status(),
                false,
                JudgedFigures.Attainment.NONE,
                figures.trust(),
                null,
                null);
        CaseTransition falling = new CaseTransition(
                new CaseKey(Rule.FALLING_CUMULATIVE, SomeFigures.TOTAL, CaseKey.NO_OWNER),
                1,
                1,
                null,
                CaseState.PENDING,
                like.what(),
                NOW,
                1,
                0,
                Urgency.NORMAL,
                without,
                null,
                CaseTransition.Asked.NONE);
        AlertChanged event = AlertChangedMapper.of(falling, "thanh-hoa");
        assertThat(event.about().owner()).isNull();
        assertThat(event.figures().judged().target()).isNull();
        assertThat(event.figures().judged().expectedPercent()).isNull();
        assertThat(event.asked()).isNull();
    }

    @Test
    void namesThoseWhoWereAskedAndUntilWhen() {
        assertThat(AlertChangedMapper.of(explained(), "thanh-hoa").asked())
                .isEqualTo(new AlertChanged.Asked(List.of("uv-dn"), NOW));
    }

    static List<Arguments> constants() {
        return List.of(
                Arguments.of("rule", Rule.values(), false),
                Arguments.of("what", HistoryEntry.What.values(), false),
                Arguments.of("to", CaseState.values(), false),
                Arguments.of("from", CaseState.values(), true),
                Arguments.of("urgency", Urgency.values(), false));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void theSchemaNamesTheConstantsOfTheDomain(String field, Enum<?>[] constants, boolean orNull) throws IOException {
        try (InputStream schema = EventJson.class.getResourceAsStream("/schemas/alert-changed.v1.json")) {
            JsonNode named =
                    JsonMapper.shared().readTree(Objects.requireNonNull(schema)).at("/properties/" + field + "/enum");
            assertThat(named.valueStream().filter(one -> !one.isNull()).map(JsonNode::asString))
                    .containsExactlyElementsOf(
                            Arrays.stream(constants).map(Enum::name).toList());
            assertThat(named.size()).isEqualTo(constants.length + (orNull ? 1 : 0));
        }
    }

    private static CaseTransition explained() {
        CaseTransition like = SomeNotices.opened().outgoing().transitions().get(0);
        return new CaseTransition(
                like.about(),
                like.episode(),
                2,
                CaseState.OPEN,
                CaseState.EXPLAINED,
                HistoryEntry.What.EXPLAINED,
                NOW,
                like.revision(),
                0,
                Urgency.URGENT,
                like.figures(),
                new Explanation("chậm", "đôn đốc", LocalDate.of(2022, 5, 16), "uv-dn", NOW),
                new CaseTransition.Asked(List.of("uv-dn"), NOW));
    }
}
