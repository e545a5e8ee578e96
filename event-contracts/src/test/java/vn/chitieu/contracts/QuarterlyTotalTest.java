package vn.chitieu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;

class QuarterlyTotalTest {

    /** The parts of the record are in no consumer's JSON: what was written before there were parts is written today. */
    @Test
    void aFigureSaysHowFarItsHeadHasConfirmedItAndNothingWhereThatIsNotAsked() throws UnreadableEventException {
        for (IndicatorUpdated update : Events.confirmations()) {
            var figure = new QuarterlyTotal.Figure(
                    update.period(), update.value(), update.status(), update.reportedAt(), update.confirmation());
            assertThat(EventJson.read(EventJson.write(figure), QuarterlyTotal.Figure.class))
                    .isEqualTo(figure);
        }
        String old =
                "{\"period\":\"2022-03\",\"value\":\"1\",\"status\":\"OFFICIAL\",\"reportedAt\":\"2022-04-05T05:00:00Z\"}";
        QuarterlyTotal.Figure read = EventJson.read(old.getBytes(StandardCharsets.UTF_8), QuarterlyTotal.Figure.class);
        assertThat(read.confirmation()).isNull();
        assertThat(EventJson.write(read)).asString(StandardCharsets.UTF_8).isEqualTo(old);
    }

    @Test
    void isWrittenByteForByteAsBeforeItHadParts() throws IOException {
        assertThat(List.of(written(withoutEdition()), written(Events.aTotalOfNothing())))
                .isEqualTo(stored());
    }

    @Test
    void readsWhatWasWrittenBeforeItHadParts() throws Exception {
        assertThat(read(stored().get(0))).isEqualTo(withoutEdition());
        assertThat(read(stored().get(1))).isEqualTo(Events.aTotalOfNothing());
    }

    @Test
    void readsATotalOfASenderThatSaysTheLeast() throws UnreadableEventException {
        QuarterlyTotal total = read("""
                {"city":"thanh-hoa","scope":"city","indicator":"LAND_CLEARED","quarter":"2022-Q1","unitOfMeasure":"ha",
                 "attainments":[],"revision":3,
                 "trust":{"expectedUnits":1,"reportedUnits":1,"missingUnits":[],"complete":true}}""");

        assertThat(total)
                .isEqualTo(QuarterlyTotalFixture.like(Events.aTotalOfNothing())
                        .with(List.of())
                        .trusted(new QuarterlyTotal.Trust(1, 1, List.of(), null, null, true))
                        .revision(3)
                        .build());
    }

    @Test
    void hasNoConstructorThatFillsInWhatItsSenderDoesNotSay() {
        assertThat(QuarterlyTotal.class.getDeclaredConstructors()).hasSize(1);
        assertThat(QuarterlyTotal.Attainment.class.getDeclaredConstructors()).hasSize(1);
    }

    @Test
    void namesTheEditionOfTheCatalogByWhichItWasJudged() throws Exception {
        String edition = "fedcba9876543210".repeat(4);

        assertThat(written(Events.aTotal())).contains("\"catalogEdition\":\"" + edition + "\"");
        assertThat(read(written(Events.aTotal())).state().catalogEdition()).isEqualTo(edition);
        assertThat(written(withoutEdition())).doesNotContain("catalogEdition");
    }

    private static QuarterlyTotal withoutEdition() {
        QuarterlyTotal.State state = Events.aTotal().state();
        return QuarterlyTotalFixture.like(Events.aTotal())
                .at(new QuarterlyTotal.State(state.status(), state.revision(), state.asOf()))
                .build();
    }

    private static List<String> stored() throws IOException {
        try (InputStream file = QuarterlyTotalTest.class.getResourceAsStream("quarterly-totals.jsonl")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String written(QuarterlyTotal total) {
        return new String(EventJson.write(total), StandardCharsets.UTF_8);
    }

    private static QuarterlyTotal read(String json) throws UnreadableEventException {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), QuarterlyTotal.class);
    }
}
