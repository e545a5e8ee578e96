package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {

    @Test
    void readsBothWaysOfWritingAndWritesOne() {
        assertThat(Quarter.parse("2022-Q1")).isEqualTo(new Quarter(2022, 1));
        assertThat(Quarter.parse("2022Q1")).hasToString("2022-Q1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2022",
                "2022-Q0",
                "2022-Q5",
                "2022-Q11",
                "2022-q1",
                "22-Q1",
                "02022-Q1",
                "2022--Q1",
                "2022_Q1",
                "2022 Q1",
                "Q1-2022",
                "2022-Q1 ",
                "2022-Q1\n",
                "-2022-Q1",
                "٢٠٢٢-Q1",
                "２０２２-Q1",
                "2022-Q١",
                "2022‑Q1",
                "1899-Q4",
                "3000-Q1",
                "0000-Q1",
                "9999-Q1",
                "2022-Q1\u0000"
            })
    void refusesWhatIsNoQuarter(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quarter.parse(text))
                .withMessageStartingWith("expected a ")
                .withMessageContaining("got ");
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> Quarter.parse(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 5, Integer.MAX_VALUE})
    void refusesNumbersThatNoQuarterHas(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quarter(2022, number))
                .withMessage("expected a quarter 1 to 4, got " + number);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 999, 10_000, Integer.MAX_VALUE})
    void refusesYearsWithoutFourDigits(int year) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quarter(year, 1))
                .withMessage("expected a year 1000 to 9999, got " + year);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -40_000, 40_000, Integer.MAX_VALUE})
    void refusesToLeaveTheYearsOfFourDigits(int quarters) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quarter(2022, 1).plus(quarters));
    }

    @Property
    void theYearsBeforeAndAfterWhateverWasReadExist(@ForAll("quarters") Quarter quarter) {
        assertThat(quarter.yearBefore()).isEqualTo(quarter.plus(-4));
        assertThat(quarter.yearAfter()).isEqualTo(quarter.plus(4));
    }

    @Property
    void survivesItsText(@ForAll("quarters") Quarter quarter) {
        assertThat(Quarter.parse(quarter.toString())).isEqualTo(quarter);
        assertThat(ReportingPeriod.parse(quarter.toString())).isEqualTo(quarter);
    }

    @Property
    void comesBackFromWhereItWent(
            @ForAll("quarters") Quarter quarter, @ForAll @IntRange(min = -3000, max = 3000) int steps) {
        assertThat(quarter.plus(steps).plus(-steps)).isEqualTo(quarter);
        assertThat(Integer.signum(quarter.plus(steps).compareTo(quarter))).isEqualTo(Integer.signum(steps));
    }

    @Property
    void beginsWhereTheOneBeforeEnds(@ForAll("quarters") Quarter quarter) {
        assertThat(quarter.firstDay()).isEqualTo(quarter.plus(-1).lastDay().plusDays(1));
        assertThat(Quarter.of(quarter.firstDay())).isEqualTo(quarter);
        assertThat(Quarter.of(quarter.lastDay())).isEqualTo(quarter);
        assertThat(quarter.frequency()).isEqualTo(Frequency.QUARTER);
    }

    @Property
    void theYearToDateAndTheRestOfTheYearMeetInIt(@ForAll("quarters") Quarter quarter) {
        assertThat(quarter.yearToDate()).hasSize(quarter.number()).isSorted().endsWith(quarter);
        assertThat(quarter.restOfYear())
                .hasSize(5 - quarter.number())
                .isSorted()
                .startsWith(quarter);
        assertThat(quarter.yearToDate()).allMatch(one -> one.year() == quarter.year());
        assertThat(quarter.restOfYear()).allMatch(one -> one.year() == quarter.year());
    }

    @Test
    void endsOnTheLastDayOfItsThirdMonth() {
        assertThat(new Quarter(2024, 1).lastDay()).isEqualTo(LocalDate.of(2024, 3, 31));
        assertThat(new Quarter(2024, 2).lastDay()).isEqualTo(LocalDate.of(2024, 6, 30));
        assertThat(new Quarter(2024, 4).lastDay()).isEqualTo(LocalDate.of(2024, 12, 31));
    }

    @Provide
    Arbitrary<Quarter> quarters() {
        return Combinators.combine(
                        Arbitraries.integers().between(1900, 2999),
                        Arbitraries.integers().between(1, 4))
                .as(Quarter::new);
    }
}
