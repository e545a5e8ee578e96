package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.RowSource;
import vn.chitieu.ingestion.update.Violation;

class IdempotencyKeyTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("cr_1f0a2b3c4d5e", "nam-ngan/2022-Q1.csv");

    /** SHA-256 of the credential, a line feed and the key; ids on the logs of cities were made so. */
    private static final String REQUEST = "159635cdc312e4cb6486ec7dbe1baf96";

    private static final RawRow WITHOUT_ID = new RawRow(Map.of(Field.VALUE, "6"), List.of());

    @Test
    void anIdFollowsFromCredentialKeyAndPlaceForEver() {
        assertThat(ids(KEY, RowSource.of(List.of(WITHOUT_ID, WITHOUT_ID))))
                .containsExactly(REQUEST + "-0", REQUEST + "-1");
    }

    @Test
    void keysOfOtherSendersAndOtherKeysGiveOtherIds() {
        RowSource rows = RowSource.of(List.of(WITHOUT_ID));

        assertThat(ids(new IdempotencyKey("cr_other", KEY.key()), rows)).doesNotContain(REQUEST + "-0");
        assertThat(ids(new IdempotencyKey(KEY.credential(), "other"), rows)).doesNotContain(REQUEST + "-0");
    }

    @Test
    void rowsWithAnIdOrWithOneOfWrongFormStayAsTheyAreAndHaveTheirPlace() {
        RawRow own = WITHOUT_ID.with(Field.ID, "nn-1");
        RawRow flawed = new RawRow(Map.of(), List.of(Violation.of(FindingCode.WRONG_TYPE, Field.ID, "why")));
        RowSource rows = RowSource.of(List.of(own, WITHOUT_ID, flawed, WITHOUT_ID));

        assertThat(rows(KEY.identified(rows)))
                .containsExactly(
                        own,
                        WITHOUT_ID.with(Field.ID, REQUEST + "-1"),
                        flawed,
                        WITHOUT_ID.with(Field.ID, REQUEST + "-3"));
    }

    @Test
    void placesGoOnFromPartToPartAndBeginAgainWithEveryReading() {
        try (SpooledRowSource spooled = new SpooledRowSource()) {
            for (int i = 0; i < 2 * SpooledRowSource.PART_ROWS + 1; i++) {
                spooled.accept(WITHOUT_ID);
            }
            RowSource identified = KEY.identified(spooled);

            List<String> first = ids(identified);
            assertThat(first).hasSize(identified.size()).doesNotHaveDuplicates();
            assertThat(first.get(first.size() - 1)).isEqualTo(REQUEST + "-" + (identified.size() - 1));
            assertThat(ids(identified)).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "khóa", "line\n"})
    void refusesWhatIsNoKey(String text) {
        assertThat(IdempotencyKey.isKey(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("cr_1", text));
    }

    private static List<String> ids(IdempotencyKey key, RowSource rows) {
        return ids(key.identified(rows));
    }

    private static List<String> ids(RowSource rows) {
        return rows(rows).stream().map(row -> row.text(Field.ID).orElseThrow()).toList();
    }

    private static List<RawRow> rows(RowSource source) {
        List<RawRow> rows = new ArrayList<>();
        source.parts().forEach(rows::addAll);
        return rows;
    }
}
