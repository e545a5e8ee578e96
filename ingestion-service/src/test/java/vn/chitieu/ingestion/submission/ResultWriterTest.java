package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.ingestion.format.Spool;
import vn.chitieu.ingestion.submission.SubmissionAnswer.Result;
import vn.chitieu.ingestion.update.Code;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.Marks;
import vn.chitieu.ingestion.update.Place;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.ingestion.update.Warning;

/** What is written at a glance is what the mapper writes. */
class ResultWriterTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Place PLACE = new Place("Quý I \"2022\"", 7, Map.of(Field.VALUE, "Số liệu"));
    private static final Warning WARNING = new Warning(Code.PERIOD_LONG_PAST, "period", "expected", "Kỳ");

    @Test
    void writesTheBytesOfTheMapper() throws IOException {
        List<Outcome> outcomes = List.of(
                new Outcome.Accepted("first", "3-17"),
                new Outcome.Accepted("quote\"and\\slash", null),
                new Outcome.Rejected(null, List.of(Violation.of(Code.MISSING_FIELD, Field.VALUE, "expected value"))),
                new Outcome.Accepted("strange", "0-1", List.of(WARNING), Marks.NONE),
                new Outcome.Accepted(
                        "late",
                        "0-2",
                        List.of(),
                        new Marks(OffsetDateTime.parse("2022-04-08T00:00:00+07:00"), "ex_9gk2c0d1")),
                new Outcome.NeedsConfirmation("strange", List.of(WARNING)),
                new Outcome.Failed("lost"),
                new Outcome.Accepted("last", "0-3"));

        for (Place place : new @Nullable Place[] {null, PLACE, new Place(null, 1, Map.of())}) {
            assertThat(written(outcomes, place)).isEqualTo(mapped(outcomes, place));
        }
    }

    @Test
    void writesAnEmptyArrayOfNothing() throws IOException {
        assertThat(written(List.of(), null)).isEqualTo("[]");
    }

    private static String written(List<Outcome> outcomes, @Nullable Place place) throws IOException {
        try (Spool spool = new Spool();
                ResultWriter writer = new ResultWriter(JSON.writerFor(Result.class), spool)) {
            for (int i = 0; i < outcomes.size(); i++) {
                writer.write(i, outcomes.get(i), place);
            }
            writer.end();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            spool.copyTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static String mapped(List<Outcome> outcomes, @Nullable Place place) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(Result.of(i, outcomes.get(i), place));
        }
        return JSON.writeValueAsString(results);
    }
}
