package vn.chitieu.ingestion.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.ingestion.update.UpdateBuilder.anUpdate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.QuarterLock;
import vn.chitieu.catalog.ReportingUnit.Kind;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.exemption.Exemption;
import vn.chitieu.ingestion.exemption.InMemoryExemptionRepository;
import vn.chitieu.ingestion.plausibility.InMemoryFigureHistory;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.StatusRule;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateBuilder;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.UpdateValidator;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.ValidationResult;
import vn.chitieu.ingestion.update.Violation;

/** Too early, late, locked: by the calendar of the indicator, in the time zone of the city. */
class TimelinessMarkerTest {

    private static final LocalizedName ASK = new LocalizedName("Văn phòng (024 1)", "Office (024 1)");
    /** Monday 4 April 2022 is a day off, and so is Monday 3 January; wards have three working days, others five. */
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(
            City.ZONE,
            Set.of(LocalDate.of(2022, 1, 3), LocalDate.of(2022, 4, 4)),
            Set.of(),
            5,
            Map.of(Kind.WARD, 3),
            new QuarterLock(4, ASK));

    private static final Catalog CITY = City.catalog(CALENDAR);

    private final InMemoryFigureHistory history = new InMemoryFigureHistory();
    private final InMemoryExemptionRepository exemptions = new InMemoryExemptionRepository();

    /** Where quarters are never locked, so that only the deadline is looked at. */
    private Catalog city = City.catalog(new WorkingCalendar(
            CALENDAR.zone(), CALENDAR.holidays(), CALENDAR.workingWeekends(), 5, CALENDAR.levels(), null));

    @ParameterizedTest(name = "{0} {1} of {2} is late from {3} on")
    @CsvSource({
        "north, LAND, 2022-03, 2022-04-07T00:00:00+07:00",
        "north, LAND, 2021-12, 2022-01-07T00:00:00+07:00",
        "tax, MONEY, 2022-Q1, 2022-04-09T00:00:00+07:00",
        "tax, MONEY, 2021-Q4, 2022-01-11T00:00:00+07:00",
        "north, DAILY, 2022-03-15, 2022-03-18T00:00:00+07:00",
        "north, DAILY, 2022-03-31, 2022-04-06T00:00:00+07:00",
        "north, EARLY, 2022-04, 2022-04-07T00:00:00+07:00"
    })
    void isLateFromMidnightAfterTheLastWorkingDay(String unit, String indicator, String period, String deadline) {
        Instant at = java.time.OffsetDateTime.parse(deadline).toInstant();
        UpdateBuilder update = anUpdate()
                .with(Field.UNIT, unit)
                .with(Field.INDICATOR, indicator)
                .with(Field.PERIOD, period);

        assertThat(marks(update, at.minusMillis(1))).isEqualTo(UpdateFlags.NONE);
        assertThat(marks(update, at).lateSince()).hasToString(deadline.replace(":00+", "+"));
    }

    @Test
    void whatWasReportedInTimeIsNotLateBecauseItsWayWasLong() {
        UpdateBuilder update = anUpdate().with(Field.REPORTED_AT, "2022-04-06T23:59:59+07:00");

        assertThat(marks(update, City.NOW)).isEqualTo(UpdateFlags.NONE);
    }

    @Test
    void aCorrectionIsLateWhereTheFigureWas() {
        reported("2022-03", "11", FigureStatus.PRELIMINARY, "2022-04-06T16:59:59Z");
        assertThat(marks(anUpdate(), City.NOW)).isEqualTo(UpdateFlags.NONE);

        reported("2022-03", "11", FigureStatus.PRELIMINARY, "2022-04-06T17:00:00Z");
        assertThat(marks(anUpdate(), City.NOW).lateSince()).isNotNull();
    }

    @Test
    void whoTookItsFigureBackInTimeAndReportsAgainIsLate() {
        reported("2022-03", null, FigureStatus.PRELIMINARY, "2022-04-05T02:00:00Z");

        assertThat(marks(anUpdate(), City.NOW).lateSince()).isNotNull();
    }

    @Test
    void aWithdrawalIsNotLate() {
        UpdateBuilder withdrawal = anUpdate().without(Field.VALUE).with(Field.WITHDRAWN, "true");

        assertThat(marks(withdrawal, City.NOW)).isEqualTo(UpdateFlags.NONE);
    }

    @Test
    void whoIsTooEarlyLearnsFromWhenOn() {
        Violation violation = violations(
                        anUpdate().with(Field.PERIOD, "2022-06").with(Field.INDICATOR, "EARLY"), City.NOW)
                .get(0);

        assertThat(violation.code()).isEqualTo(FindingCode.PERIOD_NOT_BEGUN);
        assertThat(violation.message()).endsWith("got 2022-06, which is taken from 2022-05-06 on");
        assertThat(violation.messageVi())
                .isEqualTo("Chưa đến kỳ báo cáo tháng 6-2022. Hệ thống nhận số liệu từ ngày 06/05/2022."
                        + " Hãy kiểm tra lại kỳ, hoặc gửi khi kỳ đã bắt đầu.");
    }

    /** A year later: the deadline of the city, not that of the level, and of the quarter, not of the month. */
    @ParameterizedTest(name = "{0} {1} of {2} is locked from {3} on")
    @CsvSource({
        "north, LAND, 2021-01, 2022-04-09T00:00:00+07:00",
        "north, LAND, 2021-03, 2022-04-09T00:00:00+07:00",
        "tax, MONEY, 2020-Q4, 2022-01-11T00:00:00+07:00",
        "north, DAILY, 2021-03-14, 2022-03-17T00:00:00+07:00",
        "north, DAILY, 2021-03-15, 2022-06-17T00:00:00+07:00",
        "north, DAILY, 2020-12-15, 2022-03-17T00:00:00+07:00"
    })
    void aQuarterIsLockedAtTheDeadlineOfTheSameOneAYearLater(
            String unit, String indicator, String period, String locked) {
        city = CITY;
        Instant at = java.time.OffsetDateTime.parse(locked).toInstant();
        UpdateBuilder update = anUpdate()
                .with(Field.UNIT, unit)
                .with(Field.INDICATOR, indicator)
                .with(Field.PERIOD, period);

        assertThat(checked(update, at.minusMillis(1))).isInstanceOf(ValidationResult.Good.class);
        assertThat(violations(update, at)).extracting(Violation::code).containsExactly(FindingCode.QUARTER_LOCKED);
    }

    @Test
    void theRefusalSaysSinceWhenAndWhomToAsk() {
        city = CITY;
        Violation violation =
                violations(anUpdate().with(Field.PERIOD, "2020-12"), City.NOW).get(0);

        assertThat(violation.field()).isEqualTo("period");
        assertThat(violation.message())
                .isEqualTo("expected a period that is open, or an exception for the unit, got 2020-12, "
                        + "locked since 2022-01-11T00:00:00+07:00; ask Office (024 1)");
        assertThat(violation.messageVi())
                .isEqualTo("Số liệu tháng 12-2020 đã khóa từ 00:00 ngày 11/01/2022. Hãy liên hệ Văn phòng (024 1) hoặc"
                        + " người quản trị của thành phố, nêu lý do cần sửa để được mở lại, rồi gửi lại.");
    }

    /** Who sets its clock back does not open a quarter. */
    @Test
    void aLockIsByOurClock() {
        city = CITY;
        UpdateBuilder backdated =
                anUpdate().with(Field.PERIOD, "2020-12").with(Field.REPORTED_AT, "2021-01-04T08:00:00+07:00");

        assertThat(violations(backdated, City.NOW))
                .extracting(Violation::code)
                .containsExactly(FindingCode.QUARTER_LOCKED);
    }

    @Test
    void aWithdrawalChangesALockedQuarterAsWell() {
        city = CITY;
        UpdateBuilder withdrawal =
                anUpdate().with(Field.PERIOD, "2020-12").without(Field.VALUE).with(Field.WITHDRAWN, "true");

        assertThat(violations(withdrawal, City.NOW))
                .extracting(Violation::code)
                .containsExactly(FindingCode.QUARTER_LOCKED);
    }

    @Test
    void anExceptionOpensItForItsUnitUntilTheEndOfItsLastDay() {
        city = CITY;
        exempt("north", "2022-04-08", "2022-04-10");
        UpdateBuilder update = anUpdate().with(Field.PERIOD, "2020-12");
        Instant end = Instant.parse("2022-04-10T17:00:00Z");

        assertThat(marks(update, City.NOW).exemption()).isEqualTo("ex_1");
        assertThat(marks(update, end.minusMillis(1)).exemption()).isEqualTo("ex_1");
        assertThat(violations(update, end)).extracting(Violation::code).containsExactly(FindingCode.QUARTER_LOCKED);
        assertThat(violations(update, Instant.parse("2022-04-07T16:59:59Z")))
                .extracting(Violation::code)
                .containsExactly(FindingCode.QUARTER_LOCKED);
        assertThat(violations(update.with(Field.UNIT, "south"), City.NOW))
                .extracting(Violation::code)
                .contains(FindingCode.QUARTER_LOCKED);
        assertThat(violations(anUpdate().with(Field.PERIOD, "2020-09"), City.NOW))
                .extracting(Violation::code)
                .containsExactly(FindingCode.QUARTER_LOCKED);
    }

    @Test
    void anExceptionIsNotMentionedWhereTheQuarterIsOpen() {
        city = CITY;
        exempt("north", "2022-04-08", "2022-04-10");

        assertThat(marks(anUpdate().with(Field.REPORTED_AT, "2022-04-01T08:00:00+07:00"), City.NOW))
                .isEqualTo(UpdateFlags.NONE);
    }

    @Test
    void withoutALockEveryQuarterIsOpen() {
        assertThat(checked(anUpdate().with(Field.PERIOD, "1990-01"), City.NOW))
                .isInstanceOf(ValidationResult.Good.class);
    }

    @ParameterizedTest
    @CsvSource({
        "value 13, true",
        "value 12.50, false",
        "withdrawn, true",
        "status PRELIMINARY, true",
        "reason, false",
        "earlier, false"
    })
    void whoChangesAnOfficialFigureSaysWhy(String change, boolean isAsked) {
        reported("2022-03", "12.5", FigureStatus.OFFICIAL, "2022-04-05T02:00:00Z");
        UpdateBuilder update = anUpdate().with(Field.STATUS, "OFFICIAL");
        switch (change) {
            case "value 13" -> update.with(Field.VALUE, "13");
            case "value 12.50" -> update.with(Field.VALUE, "12.50");
            case "withdrawn" -> update.without(Field.VALUE).with(Field.WITHDRAWN, "true");
            case "status PRELIMINARY" -> update.without(Field.STATUS);
            case "reason" -> update.with(Field.VALUE, "13").with(Field.REASON, "đo lại");
            default -> update.with(Field.VALUE, "13").with(Field.REPORTED_AT, "2022-04-05T01:59:59Z");
        }

        if (isAsked) {
            assertThat(violations(update, City.NOW))
                    .extracting(Violation::code)
                    .containsExactly(FindingCode.REASON_REQUIRED);
        } else {
            assertThat(checked(update, City.NOW)).isInstanceOf(ValidationResult.Good.class);
        }
    }

    @Test
    void theFigureThatIsOfficialIsNamed() {
        reported("2022-03", "1234.5", FigureStatus.OFFICIAL, "2022-04-05T02:00:00Z");
        Violation violation = violations(anUpdate(), City.NOW).get(0);

        assertThat(violation.field()).isEqualTo("reason");
        assertThat(violation.message())
                .isEqualTo("expected a reason why the official figure 1234.5 ha of 2022-03 changes, got none");
        assertThat(violation.messageVi())
                .isEqualTo("Số liệu chính thức 1.234,5 ha (tháng 3-2022) bị thay đổi: cần ghi lý do."
                        + " Hãy ghi lý do vào ô hoặc cột “lý do” rồi gửi lại.");
    }

    @ParameterizedTest
    @CsvSource({"PRELIMINARY, 12", "ESTIMATE, 12", "OFFICIAL, "})
    void whatIsNotOfficialOrTakenBackChangesWithout(FigureStatus status, @Nullable String value) {
        reported("2022-03", value, status, "2022-04-05T02:00:00Z");

        assertThat(checked(anUpdate(), City.NOW)).isInstanceOf(ValidationResult.Good.class);
    }

    @ParameterizedTest
    @CsvSource({"AREA, -5, true", "AREA, -0.0000000001, true", "AREA, 0, false", "AREA, -0, false", "LAND, -5, false"})
    void whatCannotBeLessThanNothingIsRefusedBelowZero(String indicator, String value, boolean isRefused) {
        UpdateBuilder update = anUpdate().with(Field.INDICATOR, indicator).with(Field.VALUE, value);

        if (isRefused) {
            assertThat(violations(update, City.NOW))
                    .extracting(Violation::code)
                    .containsExactly(FindingCode.VALUE_BELOW_ZERO);
        } else {
            assertThat(checked(update, City.NOW)).isInstanceOf(ValidationResult.Good.class);
        }
    }

    private void reported(String period, @Nullable String value, FigureStatus status, String reportedAt) {
        ReportingPeriod parsed = ReportingPeriod.parse(period);
        history.put(
                City.ID,
                "north",
                "LAND",
                parsed.quarter(),
                1,
                List.of(new ReportedFigure(
                        parsed, value == null ? null : new BigDecimal(value), status, Instant.parse(reportedAt))));
    }

    private void exempt(String unit, String firstDay, String lastDay) {
        exemptions.add(new Exemption(
                "ex_1",
                unit,
                new Quarter(2020, 4),
                new Quarter(2021, 1),
                LocalDate.parse(firstDay),
                LocalDate.parse(lastDay),
                "audit",
                "admin",
                City.NOW,
                null,
                City.ID));
    }

    private UpdateFlags marks(UpdateBuilder update, Instant now) {
        ValidationResult<Update> checked = checked(update, now);
        assertThat(checked).isInstanceOf(ValidationResult.Good.class);
        return ((ValidationResult.Good<Update>) checked).marks();
    }

    private List<Violation> violations(UpdateBuilder update, Instant now) {
        ValidationResult<Update> checked = checked(update, now);
        assertThat(checked).isInstanceOf(ValidationResult.Bad.class);
        return ((ValidationResult.Bad<Update>) checked).violations();
    }

    private ValidationResult<Update> checked(UpdateBuilder update, Instant now) {
        UpdateValidator check = new UpdateValidator(
                () -> "made-by-us",
                Policies.inOrder(history, exemptions),
                List.of(),
                new TimelinessMarker(history, exemptions),
                StatusRule.AS_SENT);
        return check.check(
                update.build(),
                new ValidationContext(city, City.reporterFor("north", "tax"), now, Duration.ofMinutes(5)));
    }
}
