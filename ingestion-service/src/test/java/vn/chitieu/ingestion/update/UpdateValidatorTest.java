package vn.chitieu.ingestion.update;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.ingestion.credential.ACredential.aCredential;
import static vn.chitieu.ingestion.update.UpdateBuilder.anUpdate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.policy.Policies;

class UpdateValidatorTest {

    private final UpdateValidator check = new UpdateValidator(() -> "made-by-us", Policies.IN_ORDER, List.of());

    @Test
    void takesAnUpdateAndFillsInWhatIsLeftToUs() {
        Update update = good(anUpdate().build());

        assertThat(update)
                .isEqualTo(new Update(
                        "made-by-us",
                        "north",
                        "LAND",
                        vn.chitieu.contracts.vocabulary.ReportingPeriod.parse("2022-03"),
                        new BigDecimal("12.5"),
                        "ha",
                        FigureStatus.PRELIMINARY,
                        City.NOW,
                        null,
                        null));
    }

    @Test
    void takesEveryFieldAsItWasSent() {
        Update update = good(anUpdate()
                .with(Field.ID, "mine")
                .with(Field.VALUE, "12.500")
                .with(Field.UNIT_OF_MEASURE, "ha")
                .with(Field.STATUS, "OFFICIAL")
                .with(Field.REPORTED_AT, "2022-04-04T08:00:00.123456+07:00")
                .with(Field.REASON, "counted again")
                .with(Field.NOTE, "Bắc")
                .build());

        assertThat(update.id()).isEqualTo("mine");
        assertThat(update.value()).isEqualTo(new BigDecimal("12.5"));
        assertThat(update.status()).isEqualTo(FigureStatus.OFFICIAL);
        assertThat(update.reportedAt()).isEqualTo(Instant.parse("2022-04-04T01:00:00.123Z"));
        assertThat(update.reason()).isEqualTo("counted again");
    }

    @Test
    void keepsTextAndComparesMeasuresInOneUnicodeForm() {
        Update update = good(anUpdate()
                .with(Field.UNIT, "tax")
                .with(Field.INDICATOR, "MONEY")
                .with(Field.PERIOD, "2022Q1")
                .with(Field.UNIT_OF_MEASURE, decomposed("tỷ đồng"))
                .with(Field.NOTE, decomposed("đường"))
                .build());

        assertThat(update.note()).isEqualTo("đường");
        assertThat(update.unitOfMeasure()).isEqualTo("tỷ đồng");
    }

    @Test
    void findsTheUnitOfACodeInThePeriod() {
        assertThat(good(anUpdate().with(Field.UNIT, "100").build()).unit()).isEqualTo("north");
        assertThat(codes(anUpdate()
                        .with(Field.UNIT, "100")
                        .with(Field.PERIOD, "2022-07")
                        .build()))
                .as("the code is the other ward's by then")
                .containsExactly(FindingCode.FIGURE_OF_ANOTHER_UNIT, FindingCode.PERIOD_NOT_BEGUN);
    }

    /** Today is 8 April: May has begun on the 6th where the indicator's calendar says so, and June has not. */
    @Test
    void aMonthBeginsWhenItsReportingCalendarSaysSo() {
        UpdateBuilder early = anUpdate().with(Field.INDICATOR, "EARLY").with(Field.UNIT_OF_MEASURE, "ha");

        assertThat(good(early.with(Field.PERIOD, "2022-05").build()).period()).hasToString("2022-05");
        assertThat(codes(early.with(Field.PERIOD, "2022-06").build())).containsExactly(FindingCode.PERIOD_NOT_BEGUN);
    }

    @Test
    void takesBackAFigure() {
        Update update = good(
                anUpdate().without(Field.VALUE).with(Field.WITHDRAWN, "true").build());

        assertThat(update.value()).isNull();
    }

    @Test
    void takesAFigureThatIsNotWithdrawn() {
        assertThat(good(anUpdate().with(Field.WITHDRAWN, "false").build()).value())
                .isEqualTo("12.5");
    }

    @Test
    void saysOfAFigureThatItIsDoubted() {
        Warning strange = Warning.ofValue(FindingCode.FAR_FROM_LAST_FIGURE, "expected less", Map.of());
        UpdateValidator doubtful = new UpdateValidator(
                () -> "made-by-us", Policies.IN_ORDER, List.of((update, context) -> Optional.of(strange)));

        ValidationResult<Update> checked = doubtful.check(anUpdate().build(), context(City.reporterFor("north")));

        assertThat(((ValidationResult.Good<Update>) checked).row().doubted()).isTrue();
        assertThat(good(anUpdate().build()).doubted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ID, two words, ID_NOT_VALID",
        "UNIT, west, UNKNOWN_UNIT",
        "UNIT, DEP-TAX, NOT_A_REPORTER",
        "INDICATOR, LUCK, UNKNOWN_INDICATOR",
        "INDICATOR, BOTH, INDICATOR_IS_DERIVED PERIOD_OF_ANOTHER_LENGTH",
        "PERIOD, 03-2022, PERIOD_NOT_READABLE",
        "PERIOD, 2022-Q1, PERIOD_OF_ANOTHER_LENGTH",
        "PERIOD, 2022-05, PERIOD_NOT_BEGUN",
        "PERIOD, 2022-07, UNIT_NOT_IN_PERIOD PERIOD_NOT_BEGUN",
        "VALUE, twelve, VALUE_NOT_A_DECIMAL",
        "VALUE, 1e400, VALUE_TOO_LONG",
        "VALUE, 12345678901234567890123456789012345, VALUE_TOO_LONG",
        "WITHDRAWN, yes, WRONG_TYPE",
        "WITHDRAWN, true, VALUE_AND_WITHDRAWN",
        "UNIT_OF_MEASURE, m2, WRONG_UNIT_OF_MEASURE",
        "STATUS, FINAL, UNKNOWN_STATUS",
        "REPORTED_AT, 2022-04-08, REPORTED_AT_NOT_READABLE",
        "REPORTED_AT, 1066-10-14T09:00:00Z, REPORTED_AT_NOT_READABLE",
        "REPORTED_AT, 2022-04-08T02:05:00.001Z, REPORTED_IN_THE_FUTURE",
    })
    void refuses(Field field, String text, String codes) {
        assertThat(codes(anUpdate().with(field, text).build()))
                .extracting(FindingCode::name)
                .containsExactly(codes.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNIT", "INDICATOR", "PERIOD", "VALUE"})
    void asksForWhatIsMissing(Field field) {
        assertThat(codes(anUpdate().without(field).build())).containsExactly(FindingCode.MISSING_FIELD);
    }

    @Test
    void saysNothingMoreOfAFieldWhoseFormIsWrong() {
        RawRow raw = anUpdate().without(Field.UNIT).build();
        Violation flaw = Violation.of(FindingCode.WRONG_TYPE, Field.UNIT, "expected a string, got a number");

        assertThat(codes(new RawRow(raw.texts(), List.of(flaw)))).containsExactly(FindingCode.WRONG_TYPE);
    }

    @Test
    void refusesACodeOfAnotherTime() {
        assertThat(codes(anUpdate()
                        .with(Field.UNIT, "200")
                        .with(Field.PERIOD, "2022-08")
                        .build()))
                .containsExactly(FindingCode.UNIT_NOT_IN_PERIOD, FindingCode.PERIOD_NOT_BEGUN);
    }

    @Test
    void refusesAFigureOfAnotherWard() {
        ValidationContext south = context(City.reporterFor("south"));

        assertThat(codes(check.check(anUpdate().build(), south))).containsExactly(FindingCode.FIGURE_OF_ANOTHER_UNIT);
    }

    @Test
    void saysWhichUnitsTheKeyIsFor() {
        ValidationResult<Update> checked = check.check(anUpdate().build(), context(City.reporterFor("south")));

        assertThat(((ValidationResult.Bad<Update>) checked).violations())
                .extracting(Violation::message)
                .singleElement()
                .asString()
                .endsWith(" speaks for (south), got north");
    }

    @Test
    void tellsTheLatestTimeAsTheClocksOfTheCityShowIt() {
        ValidationResult<Update> checked = check.check(
                anUpdate().with(Field.REPORTED_AT, "2022-04-08T03:00:00.5Z").build(),
                context(City.reporterFor("north", "tax")));

        assertThat(((ValidationResult.Bad<Update>) checked).violations())
                .extracting(Violation::message)
                .containsExactly("expected a time not after 2022-04-08T09:05:00+07:00, got 2022-04-08T10:00:00+07:00");
    }

    @Test
    void refusesAnIndicatorThatTheCredentialIsNotBoundTo() {
        Credential bound = aCredential("c").of("north").on("MONEY").build();

        assertThat(codes(check.check(anUpdate().build(), context(bound))))
                .containsExactly(FindingCode.INDICATOR_NOT_GRANTED);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-Q1, 2022-03, true",
        "2022-Q1, 2021-12, false",
        "2022-Q1, 2022-04, false",
        "2022-03, 2022-03, true",
        "2022-03, 2022-02, false"
    })
    void aLinkIsForThePeriodThatItRemindsOf(String granted, String period, boolean isGood) {
        Credential link = aCredential("link:head").of("north").within(ReportingPeriod.parse(granted));

        ValidationResult<Update> checked =
                check.check(anUpdate().with(Field.PERIOD, period).build(), context(link));
        if (isGood) {
            assertThat(checked).isInstanceOf(ValidationResult.Good.class);
        } else {
            assertThat(codes(checked)).containsExactly(FindingCode.PERIOD_NOT_OF_THE_LINK);
        }
    }

    @ParameterizedTest
    @CsvSource({"6.5, false", "0.0000000001, false", "6, true", "6.0, true", "600, true", "1E+2, true"})
    void refusesAFractionOfWhatIsCounted(String value, boolean whole) {
        ValidationResult<Update> cases = check.check(
                anUpdate()
                        .with(Field.INDICATOR, "CASES")
                        .with(Field.VALUE, value)
                        .build(),
                context(City.reporterFor("north", "tax")));

        assertThat(cases instanceof ValidationResult.Good).isEqualTo(whole);
        if (cases instanceof ValidationResult.Bad<Update> bad) {
            assertThat(bad.violations()).extracting(Violation::code).containsExactly(FindingCode.VALUE_NOT_WHOLE);
            assertThat(bad.violations().get(0).messageVi()).contains("số nguyên");
        }
        assertThat(check.check(anUpdate().with(Field.VALUE, value).build(), context(City.reporterFor("north", "tax"))))
                .isInstanceOf(ValidationResult.Good.class);
    }

    @Test
    void toleratesAClockThatRunsAheadALittle() {
        assertThat(good(anUpdate()
                                .with(Field.REPORTED_AT, "2022-04-08T02:05:00Z")
                                .build())
                        .reportedAt())
                .isEqualTo(City.NOW.plusSeconds(300));
    }

    @Test
    void aMonthBeginsInTheCitysTimeZone() {
        Instant lastEveningUtc = Instant.parse("2022-03-31T17:00:00Z");
        RawRow april = anUpdate().with(Field.PERIOD, "2022-04").build();

        assertThat(codes(check.check(april, at(lastEveningUtc.minusMillis(1)))))
                .containsExactly(FindingCode.PERIOD_NOT_BEGUN);
        assertThat(check.check(april, at(lastEveningUtc))).isInstanceOf(ValidationResult.Good.class);
    }

    @ParameterizedTest
    @CsvSource({"REASON, 500", "NOTE, 2000"})
    void boundsTextInCharactersAsPeopleCountThem(Field field, int most) {
        assertThat(good(anUpdate().with(field, decomposed("ệ").repeat(most)).build()))
                .isNotNull();
        assertThat(codes(anUpdate().with(field, "ệ".repeat(most + 1)).build()))
                .containsExactly(FindingCode.TEXT_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "\u0000", "\u202eabc", "\u200b", "\ud83d", "\u2028", "\ufeff", "\ue000"})
    void refusesInvisibleCharacters(String text) {
        assertThat(codes(anUpdate().with(Field.NOTE, text).build())).containsExactly(FindingCode.TEXT_NOT_CLEAN);
    }

    @Test
    void tellsEverythingAtOnceInAFixedOrder() {
        RawRow raw = new RawRow(
                Map.of(
                        Field.ID, "ngạn",
                        Field.UNIT, "south",
                        Field.INDICATOR, "MONEY",
                        Field.PERIOD, "2022-12",
                        Field.VALUE, "x",
                        Field.UNIT_OF_MEASURE, "triệu đồng",
                        Field.STATUS, "x"),
                List.of(new Violation(FindingCode.UNKNOWN_FIELD, "colour", "expected …, got …", "…")));

        assertThat(codes(raw))
                .containsExactly(
                        FindingCode.UNKNOWN_FIELD,
                        FindingCode.ID_NOT_VALID,
                        FindingCode.VALUE_NOT_A_DECIMAL,
                        FindingCode.UNKNOWN_STATUS,
                        FindingCode.PERIOD_OF_ANOTHER_LENGTH,
                        FindingCode.WRONG_UNIT_OF_MEASURE,
                        FindingCode.NOT_A_REPORTER,
                        FindingCode.FIGURE_OF_ANOTHER_UNIT,
                        FindingCode.PERIOD_NOT_BEGUN);
    }

    private Update good(RawRow raw) {
        ValidationResult<Update> checked = check.check(raw, context(City.reporterFor("north", "tax")));
        assertThat(checked).isInstanceOf(ValidationResult.Good.class);
        return ((ValidationResult.Good<Update>) checked).row();
    }

    private List<FindingCode> codes(RawRow raw) {
        return codes(check.check(raw, context(City.reporterFor("north", "tax"))));
    }

    private static List<FindingCode> codes(ValidationResult<Update> checked) {
        assertThat(checked).isInstanceOf(ValidationResult.Bad.class);
        return ((ValidationResult.Bad<Update>) checked)
                .violations().stream().map(Violation::code).toList();
    }

    private static ValidationContext context(Credential sender) {
        return new ValidationContext(City.catalog(), sender, City.NOW, Duration.ofMinutes(5));
    }

    private static ValidationContext at(Instant now) {
        return new ValidationContext(City.catalog(), City.reporterFor("north"), now, Duration.ZERO);
    }

    private static String decomposed(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD);
    }
}
