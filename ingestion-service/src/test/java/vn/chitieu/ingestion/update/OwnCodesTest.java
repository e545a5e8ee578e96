package vn.chitieu.ingestion.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.OwnCodes;
import vn.chitieu.catalog.OwnCodes.Entry;
import vn.chitieu.catalog.OwnCodes.Kind;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.update.UpdateFlags.OwnCode;

/** A unit's system sends its own codes for indicators and units of measure. */
class OwnCodesTest {

    private static final Catalog CITY = City.catalog()
            .withOwnCodes(new OwnCodes(List.of(
                    new Entry("north", Kind.INDICATOR, "DAT", "LAND"),
                    new Entry("south", Kind.INDICATOR, "DAT", "AREA"),
                    new Entry(null, Kind.INDICATOR, "Diện tích", "LAND"),
                    new Entry("north", Kind.MEASURE, "hecta", "ha"),
                    new Entry("north", Kind.MEASURE, "tỷ", "tỷ đồng"))));

    private final UpdateValidator check = new UpdateValidator(() -> "made", Policies.IN_ORDER, List.of());

    @Test
    void isReadAsOursAndSaysSo() {
        ValidationResult.Good<Update> good = good(check("north", "DAT", "hecta"));

        assertThat(good.row().indicator()).isEqualTo("LAND");
        assertThat(good.row().unitOfMeasure()).isEqualTo("ha");
        assertThat(good.marks().ownCodes())
                .containsExactly(
                        new OwnCode(Field.INDICATOR, "DAT", "LAND"), new OwnCode(Field.UNIT_OF_MEASURE, "hecta", "ha"));
    }

    @Test
    void isThatOfTheUnitWhoseFigureItIs() {
        assertThat(good(check("south", "DAT", "ha")).row().indicator()).isEqualTo("AREA");
        assertThat(good(check("south", "Diện tích", "ha")).row().indicator()).isEqualTo("LAND");
        assertThat(codes(check("tax", "DAT", "ha"))).contains(FindingCode.UNKNOWN_INDICATOR);
        assertThat(codes(check("south", "LAND", "hecta"))).containsExactly(FindingCode.WRONG_UNIT_OF_MEASURE);
    }

    /** Nothing is converted: a name for another unit of measure is the wrong one. */
    @Test
    void aNameOfAnotherMeasureIsWrong() {
        ValidationResult.Bad<Update> bad = (ValidationResult.Bad<Update>) check("north", "DAT", "tỷ");

        assertThat(bad.violations()).extracting(Violation::code).containsExactly(FindingCode.WRONG_UNIT_OF_MEASURE);
        assertThat(bad.violations().get(0).messageVi()).contains("\"tỷ\"");
    }

    @Test
    void ourOwnCodesNeedNothing() {
        assertThat(good(check("north", "LAND", "ha")).marks()).isEqualTo(UpdateFlags.NONE);
    }

    private ValidationResult<Update> check(String unit, String indicator, String measure) {
        Map<Field, String> texts = new HashMap<>(Map.of(
                Field.UNIT, unit,
                Field.INDICATOR, indicator,
                Field.PERIOD, "2022-03",
                Field.VALUE, "1",
                Field.UNIT_OF_MEASURE, measure));
        return check.check(
                new RawRow(texts, List.of()),
                new ValidationContext(CITY, City.reporterFor("north", "south", "tax"), City.NOW, Duration.ZERO));
    }

    private static ValidationResult.Good<Update> good(ValidationResult<Update> result) {
        assertThat(result).isInstanceOf(ValidationResult.Good.class);
        return (ValidationResult.Good<Update>) result;
    }

    private static List<FindingCode> codes(ValidationResult<Update> result) {
        return ((ValidationResult.Bad<Update>) result)
                .violations().stream().map(Violation::code).toList();
    }
}
