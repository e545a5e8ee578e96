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
import vn.chitieu.ingestion.format.ByteSpool;
import vn.chitieu.ingestion.submission.SubmissionAnswer.Result;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.ingestion.update.Warning;

/** What the fast path writes is what the mapper writes. */
class SubmissionResultWriterTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final RowLocation PLACE = new RowLocation("Quý I \"2022\"", 7, Map.of(Field.VALUE, "Số liệu"));
    private static final Warning WARNING = new Warning(FindingCode.PERIOD_LONG_PAST, "period", "expected", "Kỳ");

    @Test
    void writesTheBytesOfTheMapper() throws IOException {
        List<RowOutcome> outcomes = List.of(
                new RowOutcome.Accepted("first", "3-17"),
                new RowOutcome.Accepted("quote\"and\\slash", null),
                new RowOutcome.Rejected(
                        null, List.of(Violation.of(FindingCode.MISSING_FIELD, Field.VALUE, "expected value")), null),
                new RowOutcome.Accepted("strange", "0-1", List.of(WARNING), UpdateFlags.NONE),
                new RowOutcome.Accepted(
                        "late",
                        "0-2",
                        List.of(),
                        new UpdateFlags(OffsetDateTime.parse("2022-04-08T00:00:00+07:00"), "ex_9gk2c0d1")),
                new RowOutcome.NeedsConfirmation("strange", List.of(WARNING)),
                new RowOutcome.Failed("lost"),
                new RowOutcome.Accepted("last", "0-3"));

        for (RowLocation place : new @Nullable RowLocation[] {null, PLACE, new RowLocation(null, 1, Map.of())}) {
            assertThat(written(outcomes, place)).isEqualTo(mapped(outcomes, place));
        }
    }

    @Test
    void writesAnEmptyArrayOfNothing() throws IOException {
        assertThat(written(List.of(), null)).isEqualTo("[]");
    }

    private static String written(List<RowOutcome> outcomes, @Nullable RowLocation place) throws IOException {
        try (ByteSpool spool = new ByteSpool();
                SubmissionResultWriter writer = new SubmissionResultWriter(JSON.writerFor(Result.class), spool)) {
            for (int i = 0; i < outcomes.size(); i++) {
                writer.write(i, outcomes.get(i), place);
            }
            writer.end();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            spool.copyTo(bytes);
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static String mapped(List<RowOutcome> outcomes, @Nullable RowLocation place) {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(Result.of(i, outcomes.get(i), place));
        }
        return JSON.writeValueAsString(results);
    }
}
