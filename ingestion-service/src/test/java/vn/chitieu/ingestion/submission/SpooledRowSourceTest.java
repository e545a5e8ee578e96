package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.Violation;

class SpooledRowSourceTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_000, 5_500})
    void givesBackWhatCameInOrderAndAsOftenAsAsked(int count) {
        List<RawRow> came =
                IntStream.range(0, count).mapToObj(SpooledRowSourceTest::row).toList();
        try (SpooledRowSource rows = new SpooledRowSource()) {
            came.forEach(rows);

            assertThat(rows.size()).isEqualTo(count);
            assertThat(all(rows)).isEqualTo(came);
            assertThat(all(rows)).isEqualTo(came);
            assertThat(rows.parts()).allSatisfy(part -> assertThat(part).hasSizeBetween(1, SpooledRowSource.PART_ROWS));
        }
    }

    @Test
    void rowsOfDifferentColumnsKeepTheirCellsAndWhatWasWritten() {
        Map<Field, String> titles = Map.of(Field.VALUE, "Tháng 1");
        RowLocation january = new RowLocation(null, 1, titles, Map.of(Field.VALUE, 3));
        RowLocation february = new RowLocation(null, 1, Map.of(Field.VALUE, "Tháng 2"), Map.of(Field.VALUE, 4));
        List<Violation> flaws =
                List.of(new Violation(FindingCode.VALUE_AMBIGUOUS, "value", "expected 1", "1.234 là 1234 hay 1,234?"));
        try (SpooledRowSource rows = new SpooledRowSource()) {
            for (int i = 1; i <= 2_000; i++) {
                RowLocation place = (i % 2 == 0 ? january : february).at(i);
                rows.accept(new RawRow(Map.of(), flaws, place, Map.of(Field.VALUE, "1.234")));
            }

            List<RawRow> all = all(rows);
            assertThat(all.get(0).place().cell("value")).isEqualTo("E1");
            assertThat(all.get(1).place().cell("value")).isEqualTo("D2");
            assertThat(all.get(0).written()).containsEntry(Field.VALUE, "1.234");
            assertThat(all.get(0).flaws()).isEqualTo(flaws);
        }
    }

    @Test
    void aPartOfLongRowsHasFewer() {
        RawRow longest =
                new RawRow(Map.of(Field.NOTE, "ệ".repeat(10_000), Field.REASON, "\ud800".repeat(10_000)), List.of());
        try (SpooledRowSource rows = new SpooledRowSource()) {
            for (int i = 0; i < 200; i++) {
                rows.accept(longest);
            }

            assertThat(all(rows)).hasSize(200).containsOnly(longest);
            assertThat(rows.parts()).allSatisfy(part -> assertThat(part).hasSizeLessThan(30));
        }
    }

    private static List<RawRow> all(SpooledRowSource rows) {
        List<RawRow> all = new ArrayList<>();
        rows.parts().forEach(all::addAll);
        return all;
    }

    private static RawRow row(int number) {
        Map<Field, String> texts = number % 2 == 0
                ? Map.of(Field.ID, "id-" + number, Field.NOTE, "phường Nam Ngạn 𝄞 " + number)
                : Map.of();
        List<Violation> flaws = number % 3 == 0
                ? List.of(new Violation(
                        FindingCode.UNKNOWN_FIELD,
                        "màu",
                        "expected one of ours, got \"màu\"",
                        "Không có trường \"màu\""))
                : List.of();
        return new RawRow(texts, flaws, new RowLocation("Số liệu", number + 2, Map.of(Field.ID, "mã bản ghi")));
    }
}
