package vn.chitieu.ingestion.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.InMemoryAssignedTargets;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.Warning;

class TargetDoubtsTest {

    private final InMemoryAssignedTargets assigned = new InMemoryAssignedTargets();
    private final KnownTotals totals = new KnownTotals();

    @Test
    void nothingIsStrangeWhereNothingIsKnown() {
        assertThat(about("PROVINCE", "2500")).isEmpty();
    }

    @Test
    void anAmountInAnotherUnitOfMeasureIsHeldBack() {
        assigned.add(City.ID, assignment("t-1", "PROVINCE", 2022, "8000"));

        List<Warning> warnings = about("PROVINCE", "8200000");

        assertThat(warnings).extracting(Warning::code).containsExactly(FindingCode.UNIT_OF_MEASURE_LIKELY_MISTAKEN);
        assertThat(warnings.get(0).message()).contains("in tỷ đồng", "8000 tỷ đồng", "looks like triệu đồng");
        assertThat(warnings.get(0).messageVi()).contains("có thể đang tính bằng triệu đồng");
    }

    @ParameterizedTest
    @CsvSource({
        "CITY, 2022", // of another owner
        "PROVINCE, 2021", // of the year before
        "CITY, 2021"
    })
    void itIsHeldAgainstTheNearestTargetThatIsKnown(String owner, int year) {
        assigned.add(City.ID, assignment("t-1", owner, year, "8000"));

        assertThat(about("PROVINCE", "80000"))
                .extracting(Warning::code)
                .containsExactly(FindingCode.FAR_FROM_LAST_TARGET);
        assertThat(about("PROVINCE", "79999")).isEmpty();
        assertThat(about("PROVINCE", "800")).hasSize(1);
        assertThat(about("PROVINCE", "801")).isEmpty();
    }

    @Test
    void itsOwnTargetCountsMoreThanThatOfTheYearBefore() {
        assigned.add(City.ID, assignment("t-1", "PROVINCE", 2021, "8"));
        assigned.add(City.ID, assignment("t-2", "PROVINCE", 2022, "8000"));

        assertThat(about("PROVINCE", "8200")).isEmpty();
    }

    @Test
    void withoutATargetItIsHeldAgainstWhatTheYearBeforeCameTo() {
        totals.put(City.ID, Scope.city(), "MONEY", new Quarter(2021, 2), 1, new BigDecimal("4000"));

        assertThat(about("PROVINCE", "8000")).isEmpty();
        assertThat(about("PROVINCE", "8000000")).hasSize(1);
    }

    private List<Warning> about(String owner, String value) {
        ValidationContext context = new ValidationContext(
                City.catalog(), City.assignsFor("PROVINCE", "CITY"), City.NOW, Duration.ofMinutes(5));
        return PlausibilityChecks.aboutTargets(assigned, totals).stream()
                .flatMap(doubt -> doubt.about(assignment("new", owner, 2022, value), context).stream())
                .toList();
    }

    private static TargetAssignment assignment(String id, String owner, int year, String value) {
        return new TargetAssignment(
                id,
                new Target(
                        Scope.city(),
                        "MONEY",
                        year,
                        owner,
                        new BigDecimal(value),
                        TargetPhasing.even(),
                        LocalDate.of(year, 1, 1),
                        "giao đầu năm"));
    }
}
