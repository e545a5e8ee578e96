package vn.chitieu.ingestion.update;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;

class TargetValidatorTest {

    private static final Map<Field, String> GOOD = Map.of(
            Field.SCOPE, "city",
            Field.INDICATOR, "LAND",
            Field.YEAR, "2022",
            Field.OWNER, "PROVINCE",
            Field.VALUE, "72.50",
            Field.VALID_FROM, "2022-05-16",
            Field.REASON, "bỏ dự án không khả thi");

    private final TargetValidator check = new TargetValidator(() -> "made");

    @Test
    void takesAGoodTarget() {
        ValidationResult.Good<TargetAssignment> good = good(row(Map.of()));

        assertThat(good.id()).isEqualTo("made");
        assertThat(good.row())
                .isEqualTo(new TargetAssignment(
                        "made",
                        new Target(
                                Scope.city(),
                                "LAND",
                                2022,
                                "PROVINCE",
                                new BigDecimal("72.5"),
                                TargetPhasing.even(),
                                LocalDate.of(2022, 5, 16),
                                "bỏ dự án không khả thi")));
    }

    @Test
    void keepsTheSendersId() {
        assertThat(good(row(Map.of(Field.ID, "t-1"))).row().id()).isEqualTo("t-1");
    }

    @Test
    void takesTargetsOfUnitsAndOfDerivedIndicators() {
        assertThat(good(row(Map.of(Field.SCOPE, "unit:north", Field.INDICATOR, "BOTH")))
                        .row()
                        .target()
                        .scope())
                .isEqualTo(new Scope.Unit("north"));
    }

    @ParameterizedTest
    @CsvSource({"EVEN, 25/50/75/100", "14/35/62/100, 14/35/62/100", "0/0/99.50/100.0, 0/0/99.5/100"})
    void readsThePace(String text, String shares) {
        List<BigDecimal> expected =
                List.of(shares.split("/")).stream().map(BigDecimal::new).toList();
        assertThat(good(row(Map.of(Field.PACE, text))).row().target().pace())
                .isEqualTo(new TargetPhasing.Given(expected));
    }

    @Test
    void readsASeasonalPace() {
        assertThat(good(row(Map.of(Field.PACE, "SEASONAL"))).row().target().pace())
                .isEqualTo(new TargetPhasing.Seasonal());
    }

    @ParameterizedTest
    @CsvSource({
        "SCOPE, ward:north, UNKNOWN_SCOPE",
        "SCOPE, unit:west, UNKNOWN_SCOPE",
        "SCOPE, cluster:west, UNKNOWN_SCOPE",
        "INDICATOR, HAPPINESS, UNKNOWN_INDICATOR",
        "YEAR, 22, YEAR_NOT_VALID",
        "YEAR, 1899, YEAR_NOT_VALID",
        "YEAR, 2022.0, YEAR_NOT_VALID",
        "YEAR, 2023, VALID_FROM_NOT_IN_YEAR",
        "OWNER, province, UNKNOWN_OWNER",
        "OWNER, CITY, TARGET_OF_ANOTHER_OWNER",
        "VALUE, 0, TARGET_NOT_ABOVE_ZERO",
        "VALUE, -1, TARGET_NOT_ABOVE_ZERO",
        "VALUE, nhiều, VALUE_NOT_A_DECIMAL",
        "VALUE, 1e400, VALUE_TOO_LONG",
        "PACE, FAST, PACE_NOT_VALID",
        "PACE, 25/50/75, PACE_NOT_VALID",
        "PACE, 25/50/75/99, PACE_NOT_VALID",
        "PACE, 25/50/75/100/100, PACE_NOT_VALID",
        "PACE, 50/25/75/100, PACE_NOT_VALID",
        "PACE, -1/50/75/100, PACE_NOT_VALID",
        "PACE, 130/120/110/100, PACE_NOT_VALID",
        "PACE, 2000/120/110/100, PACE_NOT_VALID",
        "PACE, 25/50/75/1e2147483647, PACE_NOT_VALID",
        "VALID_FROM, 16.05.2022, VALID_FROM_NOT_READABLE",
        "VALID_FROM, 2022-02-30, VALID_FROM_NOT_READABLE",
        "VALID_FROM, 2021-12-31, VALID_FROM_NOT_IN_YEAR",
        "ID, a b, ID_NOT_VALID"
    })
    void refusesWhatIsWrong(Field field, String text, FindingCode code) {
        assertThat(codes(row(Map.of(field, text)))).containsExactly(code);
    }

    @Test
    void refusesAUnitThatDoesNotExistInTheYear() {
        assertThat(codes(row(Map.of(Field.SCOPE, "unit:north", Field.YEAR, "2023", Field.VALID_FROM, "2023-01-01"))))
                .containsExactly(FindingCode.SCOPE_NOT_IN_YEAR);
    }

    @Test
    void refusesAReasonThatIsTooLongOrNotClean() {
        assertThat(codes(row(Map.of(Field.REASON, "x".repeat(501))))).containsExactly(FindingCode.TEXT_TOO_LONG);
        assertThat(codes(row(Map.of(Field.REASON, "a\nb")))).containsExactly(FindingCode.TEXT_NOT_CLEAN);
    }

    @Test
    void saysAllThatIsMissingAtOnce() {
        assertThat(codes(new RawRow(Map.of(), List.of()))).hasSize(7).containsOnly(FindingCode.MISSING_FIELD);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThat(codes(row(Map.of(Field.SCOPE, "x", Field.VALUE, "0", Field.PACE, "x", Field.OWNER, "CITY"))))
                .containsExactlyInAnyOrder(
                        FindingCode.UNKNOWN_SCOPE,
                        FindingCode.TARGET_NOT_ABOVE_ZERO,
                        FindingCode.PACE_NOT_VALID,
                        FindingCode.TARGET_OF_ANOTHER_OWNER);
    }

    @Test
    void refusesAnIndicatorThatTheCredentialIsNotBoundTo() {
        Credential bound = aCredential("c")
                .with(Right.TARGETS)
                .on("MONEY")
                .assigningFor("PROVINCE")
                .build();
        ValidationResult<TargetAssignment> checked =
                check.check(row(Map.of()), new ValidationContext(City.catalog(), bound, City.NOW, Duration.ZERO));

        assertThat(((ValidationResult.Bad<TargetAssignment>) checked).violations())
                .extracting(Violation::code)
                .containsExactly(FindingCode.INDICATOR_NOT_GRANTED);
    }

    private ValidationResult.Good<TargetAssignment> good(RawRow row) {
        ValidationResult<TargetAssignment> checked = check(row);
        assertThat(checked).isInstanceOf(ValidationResult.Good.class);
        return (ValidationResult.Good<TargetAssignment>) checked;
    }

    private List<FindingCode> codes(RawRow row) {
        ValidationResult<TargetAssignment> checked = check(row);
        assertThat(checked).isInstanceOf(ValidationResult.Bad.class);
        return ((ValidationResult.Bad<TargetAssignment>) checked)
                .violations().stream()
                        .peek(violation -> assertThat(violation.message()).contains("expected", ", got "))
                        .map(Violation::code)
                        .toList();
    }

    private ValidationResult<TargetAssignment> check(RawRow row) {
        return check.check(
                row,
                new ValidationContext(City.catalog(), City.assignsFor("PROVINCE"), City.NOW, Duration.ofMinutes(5)));
    }

    private static RawRow row(Map<Field, String> changed) {
        Map<Field, String> texts = new EnumMap<>(GOOD);
        texts.putAll(changed);
        return new RawRow(texts, List.of());
    }

    /** One document of aggregation holds all assignments of an indicator and year. */
    @Test
    void anOwnerMakesSoManyAssignmentsAndNoMore() {
        InMemoryAssignedTargets assigned = new InMemoryAssignedTargets();
        TargetValidator bounded = new TargetValidator(() -> "another", assigned, List.of());
        for (int i = 0; i < TargetValidator.MOST_OF_AN_OWNER; i++) {
            assigned.add(City.ID, assignment("t-" + i, "giao lại"));
        }

        assertThat(codes(bounded.check(row(Map.of()), context()))).containsExactly(FindingCode.TOO_MANY_TARGETS);
        assertThat(bounded.check(row(Map.of(Field.ID, "t-7")), context())).isInstanceOf(ValidationResult.Good.class);
        assertThat(bounded.check(row(Map.of(Field.OWNER, "CITY")), context()))
                .isInstanceOf(ValidationResult.Good.class);
        assertThat(bounded.check(row(Map.of(Field.YEAR, "2023", Field.VALID_FROM, "2023-01-01")), context()))
                .isInstanceOf(ValidationResult.Good.class);
    }

    @Test
    void thoseOfAnotherCityAreNotCounted() {
        InMemoryAssignedTargets assigned = new InMemoryAssignedTargets();
        TargetValidator bounded = new TargetValidator(() -> "another", assigned, List.of());
        for (int i = 0; i < TargetValidator.MOST_OF_AN_OWNER; i++) {
            assigned.add("hue", assignment("t-" + i, "giao lại"));
        }

        assertThat(bounded.check(row(Map.of()), context())).isInstanceOf(ValidationResult.Good.class);
        assertThat(assigned.has(City.ID, "t-7")).isFalse();
    }

    @Test
    void theAssignmentsOfAYearTakeSoManyBytesAndNoMore() {
        InMemoryAssignedTargets assigned = new InMemoryAssignedTargets();
        TargetValidator bounded = new TargetValidator(() -> "another", assigned, List.of());
        int added = 0;
        while (assigned.bytes(City.ID, "LAND", 2022) <= TargetValidator.MOST_BYTES) {
            assigned.add(City.ID, assignment("t-" + added++, "\u1ec7".repeat(1000)));
        }

        assertThat(codes(bounded.check(row(Map.of(Field.OWNER, "CITY")), context())))
                .containsExactly(FindingCode.TARGETS_TOO_LARGE);
    }

    private static ValidationContext context() {
        return new ValidationContext(
                City.catalog(), City.assignsFor("PROVINCE", "CITY"), City.NOW, Duration.ofMinutes(5));
    }

    private static List<FindingCode> codes(ValidationResult<TargetAssignment> checked) {
        return ((ValidationResult.Bad<TargetAssignment>) checked)
                .violations().stream().map(Violation::code).toList();
    }

    private static TargetAssignment assignment(String id, String reason) {
        return new TargetAssignment(
                id,
                new Target(
                        Scope.city(),
                        "LAND",
                        2022,
                        "PROVINCE",
                        BigDecimal.TEN,
                        TargetPhasing.even(),
                        LocalDate.of(2022, 1, 1),
                        reason));
    }
}
