package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingPeriodTest {

    @Test
    void readsADayAMonthAndAQuarter() {
        assertThat(ReportingPeriod.parse("2024-02-29")).isEqualTo(new ReportingPeriod.Day(LocalDate.of(2024, 2, 29)));
        assertThat(ReportingPeriod.parse("2022-03")).isEqualTo(new ReportingPeriod.Month(YearMonth.of(2022, 3)));
        assertThat(ReportingPeriod.parse("2022Q3")).isEqualTo(new Quarter(2022, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2022",
                "2022-3",
                "2022-00",
                "2022-13",
                "2022-03-00",
                "2022-03-32",
                "2023-02-29",
                "2022-02-30",
                "2022-3-5",
                "2022/03",
                "03-2022",
                "15/03/2022",
                "2022-03-15T00:00:00Z",
                " 2022-03",
                "2022-03\n",
                "٢٠٢٢-٠٣",
                "２０２２-０３",
                "2022-0３",
                "1899-12",
                "3000-01",
                "1899-12-31",
                "3000-01-01",
                "0000-01-01",
                "+2022-03",
                "-2022-03",
                "2022‑03",
                "quý I",
                "null"
            })
    void refusesWhatIsNoPeriod(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportingPeriod.parse(text))
                .withMessageStartingWith("expected a ")
                .withMessageContaining("got ");
    }

    @Test
    void hasNeighboursBeyondTheYearsThatATextMayName() {
        assertThat(new ReportingPeriod.Month(YearMonth.of(1899, 12)).quarter()).isEqualTo(new Quarter(1899, 4));
        assertThat(new ReportingPeriod.Month(YearMonth.of(3000, 1)).quarter()).isEqualTo(new Quarter(3000, 1));
        assertThat(new ReportingPeriod.Day(LocalDate.of(1899, 12, 31)).quarter())
                .isEqualTo(new Quarter(1899, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportingPeriod.Month(YearMonth.of(10_000, 1)))
                .withMessage("expected a year 1000 to 9999, got 10000");
    }

    @Test
    void saysLittleAboutALongText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportingPeriod.parse("\u0000\n" + "2022-03".repeat(100_000)))
                .satisfies(refused ->
                        assertThat(refused.getMessage()).hasSizeLessThan(200).doesNotContain("\n", "\u0000"));
    }

    @Test
    void standsInTheOrderOfFirstThenLastDays() {
        Stream<ReportingPeriod> periods = Stream.of(
                        "2022-Q2", "2022-03", "2022-Q1", "2022-01-01", "2022-01", "2022-01-02")
                .map(ReportingPeriod::parse);
        assertThat(periods.sorted().map(Object::toString))
                .isEqualTo(List.of("2022-01-01", "2022-01", "2022-Q1", "2022-01-02", "2022-03", "2022-Q2"));
    }

    @Property
    void survivesItsText(@ForAll("periods") ReportingPeriod period) {
        assertThat(ReportingPeriod.parse(period.toString())).isEqualTo(period);
    }

    @Property
    void liesWithinItsQuarter(@ForAll("periods") ReportingPeriod period) {
        assertThat(period.firstDay()).isBeforeOrEqualTo(period.lastDay());
        assertThat(period.firstDay()).isAfterOrEqualTo(period.quarter().firstDay());
        assertThat(period.lastDay()).isBeforeOrEqualTo(period.quarter().lastDay());
        Frequency frequency = period instanceof ReportingPeriod.Day
                ? Frequency.DAY
                : period instanceof ReportingPeriod.Month ? Frequency.MONTH : Frequency.QUARTER;
        assertThat(period.frequency()).isEqualTo(frequency);
    }

    @Property
    void comparesAsEqualExactlyWhereItIsEqual(
            @ForAll("periods") ReportingPeriod one, @ForAll("periods") ReportingPeriod other) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
    }

    @Property
    void readsOrRefusesAnyText(@ForAll String text) {
        try {
            assertThat(ReportingPeriod.parse(text)).isNotNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith("expected ");
        }
    }

    @Provide
    Arbitrary<ReportingPeriod> periods() {
        Arbitrary<LocalDate> days = Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        return Arbitraries.oneOf(
                days.map(ReportingPeriod.Day::new),
                days.map(day -> new ReportingPeriod.Month(YearMonth.from(day))),
                days.map(Quarter::of));
    }
}
