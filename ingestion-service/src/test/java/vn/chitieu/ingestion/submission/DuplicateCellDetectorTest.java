package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateValidator;
import vn.chitieu.ingestion.update.Violation;

class DuplicateCellDetectorTest {

    private final InMemoryLog<Update> log = new InMemoryLog<>();
    private final SubmissionService<Update> submit = new SubmissionService<>(
            new SenderCatalogs(City.catalogs()),
            new UpdateValidator(() -> "made", Policies.IN_ORDER, List.of()),
            log,
            new RecordingSubmissionCounters(),
            Clock.fixed(City.NOW, ZoneOffset.UTC),
            Duration.ofMinutes(5));

    @Test
    void twoFiguresForOneCellOfAFileAreBothRefusedAndSayWhere() {
        List<RowOutcome> outcomes =
                submit(row(5, "north", "6", null), row(6, "south", "7", null), row(9, "north", "8", null));

        assertThat(log.kept).extracting(Update::unit).containsExactly("south");
        for (RowOutcome refused : List.of(outcomes.get(0), outcomes.get(2))) {
            Violation why = ((RowOutcome.Rejected) refused).violations().get(0);
            assertThat(why.code()).isEqualTo(FindingCode.DUPLICATE_CELL);
            assertThat(why.message()).endsWith("in rows 5, 9");
            assertThat(why.messageVi()).contains("Các dòng 5, 9 ghi khác nhau");
        }
    }

    @Test
    void theUnitsIdAndItsCodeAreOneCell() {
        String code =
                City.catalog().unit("north").orElseThrow().versions().get(0).code();

        submit(row(2, "north", "6", null), row(3, code, "7", null));

        assertThat(log.kept).isEmpty();
    }

    @Test
    void twoSpellingsOfAQuarterAreOneCell() {
        submit(quarter(2, "2022-Q1", "6"), quarter(3, "2022Q1", "7"));

        assertThat(log.kept).isEmpty();
    }

    @Test
    void oneMomentInTwoOffsetsOrdersNothing() {
        submit(row(2, "north", "6", "2022-04-01T08:00:00+07:00"), row(3, "north", "7", "2022-04-01T01:00:00Z"));

        assertThat(log.kept).isEmpty();
    }

    @Test
    void timesOfTheirOwnOrderThem() {
        submit(row(2, "north", "6", "2022-04-01T08:00:00+07:00"), row(3, "north", "7", "2022-04-02T08:00:00+07:00"));

        assertThat(log.kept).hasSize(2);
    }

    @Test
    void whatSaysTheSamePasses() {
        submit(row(2, "north", "6", null), row(3, "north", "6", null));

        assertThat(log.kept).hasSize(2);
    }

    @Test
    void ofManyTheFirstTenAreNamed() {
        RawRow[] rows = new RawRow[2_500];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i + 2, "north", String.valueOf(i), null);
        }

        List<RowOutcome> outcomes = submit(rows);

        assertThat(((RowOutcome.Rejected) outcomes.get(2_499))
                        .violations()
                        .get(0)
                        .message())
                .endsWith("in rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ...");
        assertThat(log.kept).isEmpty();
    }

    private List<RowOutcome> submit(RawRow... rows) {
        List<RowOutcome> outcomes = new ArrayList<>();
        submit.submit(
                new Submission(
                        "test", City.reporterFor("north", "south"), RowSource.of(Arrays.asList(rows)), Mode.ORDINARY),
                (row, outcome) -> outcomes.add(outcome));
        return outcomes;
    }

    private static RawRow quarter(int row, String period, String value) {
        return row(row, "north", value, null).with(Field.PERIOD, period);
    }

    private static RawRow row(int row, String unit, String value, @Nullable String reportedAt) {
        Map<Field, String> texts = new EnumMap<>(
                Map.of(Field.UNIT, unit, Field.INDICATOR, "LAND", Field.PERIOD, "2022-03", Field.VALUE, value));
        if (reportedAt != null) {
            texts.put(Field.REPORTED_AT, reportedAt);
        }
        return new RawRow(texts, List.of(), new RowLocation(null, row, Map.of()));
    }
}
