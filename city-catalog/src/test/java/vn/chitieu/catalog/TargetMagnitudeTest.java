package vn.chitieu.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetMagnitudeTest {

    private static final List<String> OWNERS = List.of("CITY", "COUNCIL", "PROVINCE");

    @Test
    void withoutAnyTargetThereIsNothingToHoldOneAgainst() {
        assertThat(nearest(Map.of())).isEmpty();
        assertThat(nearest(Map.of("2020 PROVINCE", "1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2022 PROVINCE, 2022 CITY",
        "2022 CITY, 2022 COUNCIL",
        "2022 COUNCIL, 2021 PROVINCE",
        "2021 PROVINCE, 2021 CITY"
    })
    void theYearCountsMoreThanTheOwnerAndTheOwnerMoreThanTheOthers(String nearer, String farther) {
        assertThat(nearest(Map.of(nearer, "1", farther, "2")))
                .hasValueSatisfying(one -> assertThat(one.year() + " " + one.owner() + " " + one.amount())
                        .isEqualTo(nearer + " 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 10, true",
        "99, 10, false",
        "10, 100, true",
        "11, 100, false",
        "-100, 10, true",
        "7, 7, false",
        "0, 7, true"
    })
    void tenTimesIsFarAndATenthIs(BigDecimal amount, BigDecimal reference, boolean isFar) {
        assertThat(TargetMagnitude.isFar(amount, reference)).isEqualTo(isFar);
    }

    private static Optional<TargetMagnitude.Nearest> nearest(Map<String, String> known) {
        return TargetMagnitude.nearest(
                2022,
                "PROVINCE",
                OWNERS,
                (year, owner) ->
                        Optional.ofNullable(known.get(year + " " + owner)).map(BigDecimal::new));
    }
}
