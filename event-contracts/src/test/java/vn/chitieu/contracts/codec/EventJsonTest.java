package vn.chitieu.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.Events;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.UpdateRejected;

class EventJsonTest {

    private static final String FIGURE = text(Events.aFigure("12.5"));
    private static final String REJECTION = text(Events.aRejection());
    private static final String TOTAL = text(Events.aTotal());

    private static final List<Class<?>> EVENTS =
            List.of(IndicatorUpdated.class, TargetAssigned.class, UpdateRejected.class, QuarterlyTotal.class);

    static Stream<Object> events() {
        return Stream.of(
                Events.aFigure("-1234.5"),
                Events.aWithdrawal(),
                Events.aTarget(),
                Events.aTarget(TargetAssigned.Pace.EVEN),
                Events.aTarget(TargetAssigned.Pace.SEASONAL),
                Events.aRejection(),
                Events.aRejectionOfNothing(),
                Events.anAcceptance(),
                Events.aRefusal(),
                Events.aTotal(),
                Events.aTotalOfNothing());
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsWhatItWrote(Object event) throws UnreadableEventException {
        assertThat((Object) EventJson.read(EventJson.write(event), event.getClass()))
                .isEqualTo(event);
    }

    @Test
    void writesDecimalsAsTextOfPlainDigitsAndTheVocabularyAsText() {
        assertThat(text(Events.aFigure("1.50E+3")))
                .contains("\"value\":\"1500\"", "\"period\":\"2022-03\"", "\"reportedAt\":\"2022-04-05T05:00:00Z\"");
        assertThat(text(Events.aFigure("1E-10"))).contains("\"value\":\"0.0000000001\"");
        assertThat(text(Events.aTotal())).contains("\"scope\":\"cluster:cum-1\"", "\"quarter\":\"2022-Q1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "12.50, 12.5",
        "1e2, 100",
        "-0, 0",
        "0.1, 0.1",
        "99999999999999999999.9999999999, 99999999999999999999.9999999999"
    })
    void readsDecimalsWrittenAsNumbersToTheLastDigit(String number, String value) throws UnreadableEventException {
        assertThat(figure("\"value\":\"12.5\"", "\"value\":" + number).value()).isEqualTo(new BigDecimal(value));
        assertThat(figure("\"value\":\"12.5\"", "\"value\":\"" + number + "\"").value())
                .isEqualTo(new BigDecimal(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "1e999999999",
                "\"1e400\"",
                "\"NaN\"",
                "NaN",
                "Infinity",
                "\"\"",
                "\" \"",
                "\"1,5\"",
                "\"１２\"",
                "true",
                "[]",
                "[1]",
                "{}",
                "1e20",
                "\"100000000000000000000\"",
                "0.00000000001",
                "+1",
                "01",
                ".5",
                "0x1"
            })
    void refusesAValueThatIsNoFigure(String value) {
        assertRefused(FIGURE.replace("\"value\":\"12.5\"", "\"value\":" + value), IndicatorUpdated.class)
                .withMessageStartingWith("expected IndicatorUpdated as JSON: ");
    }

    @Test
    void readsDerivedAmountsOfThirtyFourDigits() throws UnreadableEventException {
        String third = "0.3333333333333333333333333333333333";
        QuarterlyTotal total =
                read(TOTAL.replace("\"growthPercent\":\"23.45\"", "\"growthPercent\":" + third), QuarterlyTotal.class);
        assertThat(total.yearAgo().growthPercent()).isEqualTo(new BigDecimal(third));
        assertRefused(
                        TOTAL.replace("\"growthPercent\":\"23.45\"", "\"growthPercent\":" + third + "3"),
                        QuarterlyTotal.class)
                .withMessageContaining("at growthPercent: expected at most 34 significant digits");
    }

    @Test
    void refusesToWriteADecimalWhoseDigitsWouldFillTheMemory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Events.aFigure("1e2147483647"))
                .withMessageContaining("expected a value of at most 20 digits before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "1",
                "\"\"",
                "true",
                "garbage",
                "{",
                "{\"city\":",
                "{'city':'a'}",
                "{city:1}",
                "// comment",
                "<xml/>",
                "\uFEFF",
                "{\"city\":\"a\",}"
            })
    void refusesWhatIsNotTheEventAtAll(String json) {
        for (Class<?> type : EVENTS) {
            assertRefused(json, type).withMessageStartingWith("expected " + type.getSimpleName() + " as JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" {}", " 1", " garbage", "}", ",", "\u0000"})
    void refusesWhatFollowsTheEvent(String trailing) {
        assertRefused(FIGURE + trailing, IndicatorUpdated.class);
    }

    @Test
    void refusesDuplicateKeys() {
        assertRefused(
                        FIGURE.replace("\"withdrawn\":false", "\"withdrawn\":false,\"withdrawn\":true"),
                        IndicatorUpdated.class)
                .withMessageContaining("Duplicate");
        assertRefused(TOTAL.replaceFirst("\\{", "{\"extra\":1,\"extra\":1,"), QuarterlyTotal.class)
                .withMessageContaining("Duplicate");
    }

    @Test
    void ignoresUnknownFieldsHoweverTheyLook() throws UnreadableEventException {
        String more = "{\"x\":{\"y\":[1,{\"z\":null}]},\"w\":1e400,";
        assertThat(read(FIGURE.replaceFirst("\\{", more), IndicatorUpdated.class))
                .isEqualTo(Events.aFigure("12.5"));
        assertThat(read(TOTAL.replace("\"trust\":{", "\"trust\":" + more), QuarterlyTotal.class))
                .isEqualTo(Events.aTotal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city",
                "id",
                "unit",
                "indicator",
                "period",
                "value",
                "unitOfMeasure",
                "status",
                "reportedAt",
                "channel",
                "credential"
            })
    void refusesAnUpdateWithoutARequiredField(String field) {
        assertRefusedWithout(field, FIGURE, IndicatorUpdated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "partition", "offset", "valueBase64", "errors", "rejectedAt", "code", "message"})
    void refusesARejectionWithoutARequiredField(String field) {
        assertRefusedWithout(field, REJECTION, UpdateRejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city",
                "scope",
                "indicator",
                "quarter",
                "unitOfMeasure",
                "attainments",
                "trust",
                "revision",
                "owner",
                "target",
                "expectedPercent",
                "verdict",
                "expected",
                "missing",
                "expectedUnits",
                "reportedUnits",
                "missingUnits"
            })
    void refusesATotalWithoutARequiredField(String field) {
        assertRefusedWithout(field, TOTAL, QuarterlyTotal.class);
    }

    @Test
    void saysWhichFieldIsMissing() {
        assertRefused(without("unit", FIGURE), IndicatorUpdated.class).withMessageContaining("expected unit, got none");
        assertRefused(FIGURE.replace("2022-03", "2022-13"), IndicatorUpdated.class)
                .withMessageContaining("at period: expected a day, month or quarter that exists, got 2022-13");
        assertRefused(TOTAL.replace("\"expected\":\"25.5\"", "\"expected\":\"x\""), QuarterlyTotal.class)
                .withMessageContaining("at attainments.[0].gaps.[0].expected: expected a decimal");
    }

    @Test
    void takesAMissingFlagForFalse() throws UnreadableEventException {
        assertThat(read(without("withdrawn", FIGURE), IndicatorUpdated.class)).isEqualTo(Events.aFigure("12.5"));
        assertThat(figure("\"withdrawn\":false", "\"withdrawn\":null")).isEqualTo(Events.aFigure("12.5"));
        assertThat(read(without("complete", TOTAL), QuarterlyTotal.class)).isEqualTo(Events.aTotal());
    }

    @Test
    void takesMissingGapsForNone() throws UnreadableEventException {
        String total = TOTAL.replaceFirst(",\"gaps\":\\[\\{.*?}]", "");
        assertThat(read(total, QuarterlyTotal.class).attainments().get(0).gaps())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "city":"thanh-hoa"                  | "city":5
            "city":"thanh-hoa"                  | "city":true
            "city":"thanh-hoa"                  | "city":1.5
            "city":"thanh-hoa"                  | "city":["thanh-hoa"]
            "id":"u-1"                          | "id":""
            "id":"u-1"                          | "id":{}
            "period":"2022-03"                  | "period":2022
            "period":"2022-03"                  | "period":"2022-13"
            "period":"2022-03"                  | "period":["2022-03"]
            "withdrawn":false                   | "withdrawn":"false"
            "withdrawn":false                   | "withdrawn":0
            "withdrawn":false                   | "withdrawn":""
            "withdrawn":false                   | "withdrawn":true
            "status":"OFFICIAL"                 | "status":"official"
            "status":"OFFICIAL"                 | "status":"FINAL"
            "status":"OFFICIAL"                 | "status":2
            "status":"OFFICIAL"                 | "status":"2"
            "status":"OFFICIAL"                 | "status":""
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":1649134800
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":"1649134800"
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":""
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":"2022-04-05"
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":"2022-04-05T05:00:00"
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":"+999999999-12-31T23:59:59Z"
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":"1899-12-31T23:59:59Z"
            """)
    void refusesAFieldOfAnotherType(String field, String other) {
        assertThat(FIGURE).contains(field);
        assertRefused(FIGURE.replace(field, other), IndicatorUpdated.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "partition":3    | "partition":"3"
            "partition":3    | "partition":3.5
            "partition":3    | "partition":99999999999
            "partition":3    | "partition":null
            "offset":17      | "offset":true
            "offset":17      | "offset":1e40
            "errors":[       | "errors":[null,
            """)
    void refusesANumberOfAnotherType(String field, String other) {
        assertThat(REJECTION).contains(field);
        assertRefused(REJECTION.replace(field, other), UpdateRejected.class);
    }

    @Test
    void readsATimeOfAnotherOffset() throws UnreadableEventException {
        assertThat(figure("2022-04-05T05:00:00Z", "2022-04-05T12:00:00+07:00").reportedAt())
                .isEqualTo(Events.NOON);
        assertThat(figure("05:00:00Z", "05:00:00.123456789Z").reportedAt())
                .isEqualTo(Instant.parse("2022-04-05T05:00:00.123456789Z"));
    }

    @Test
    void saysOnOneShortLineWhatIsWrongWithALongText() {
        assertRefused(FIGURE.replace("2022-03", "x\\n\\u0000".repeat(50_000)), IndicatorUpdated.class)
                .satisfies(refused -> assertThat(refused.getMessage())
                        .hasSizeLessThanOrEqualTo(501)
                        .doesNotContain("\n", "\u0000"));
    }

    @Test
    void refusesDeepNesting() {
        assertRefused("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", IndicatorUpdated.class);
    }

    @Property
    void readsOrRefusesAnyBytes(@ForAll byte[] bytes) {
        for (Class<?> type : EVENTS) {
            assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> EventJson.read(bytes, type));
        }
    }

    @Property
    void readsOrRefusesAnEventWithOneByteChanged(@ForAll int place, @ForAll byte value) {
        byte[] bytes = EventJson.write(Events.aTotal());
        bytes[Math.floorMod(place, bytes.length)] = value;
        try {
            assertThat(EventJson.read(bytes, QuarterlyTotal.class)).isNotNull();
        } catch (UnreadableEventException refused) {
            assertThat(refused.getMessage()).startsWith("expected QuarterlyTotal as JSON: ");
        }
    }

    private static void assertRefusedWithout(String field, String json, Class<?> type) {
        assertRefused(without(field, json), type);
        assertRefused(json.replaceFirst("\"" + field + "\":", "\"" + field + "\":null,\"ignored\":"), type);
    }

    /** Gives the first field of that name another name, which readers do not know. */
    private static String without(String field, String json) {
        assertThat(json).contains("\"" + field + "\":");
        return json.replaceFirst("\"" + field + "\":", "\"ignored\":");
    }

    private static ThrowableAssertAlternative<UnreadableEventException> assertRefused(String json, Class<?> type) {
        return assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> read(json, type));
    }

    private static IndicatorUpdated figure(String field, String other) throws UnreadableEventException {
        assertThat(FIGURE).contains(field);
        return read(FIGURE.replace(field, other), IndicatorUpdated.class);
    }

    private static <T> T read(String json, Class<T> type) throws UnreadableEventException {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static String text(Object event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }

    @Test
    void refusesAReasonThatWouldFillTheDocumentOfItsQuarter() {
        Events.update(BigDecimal.ONE, "u-1", Events.NOON, "ữ".repeat(1000), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Events.update(BigDecimal.ONE, "u-1", Events.NOON, "x".repeat(1001), null))
                .withMessageContaining("expected a reason of at most 1000 characters");
    }

    @Test
    void refusesANoteThatWouldFillTheDocumentOfItsQuarter() {
        Events.update(BigDecimal.ONE, "u-1", Events.NOON, null, "ữ".repeat(2000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Events.update(BigDecimal.ONE, "u-1", Events.NOON, null, "x".repeat(2001)))
                .withMessageContaining("expected a note of at most 2000 characters");
    }
}
