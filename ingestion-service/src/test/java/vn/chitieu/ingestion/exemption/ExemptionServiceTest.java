package vn.chitieu.ingestion.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.audit.AuditEntry;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.audit.InMemoryAuditRepository;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.exemption.ExemptionService.Answer;
import vn.chitieu.ingestion.exemption.ExemptionService.Request;
import vn.chitieu.support.problem.UnavailableException;

/** An exception from its grant to its end. Today is 8 April 2022. */
class ExemptionServiceTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 4, 8);
    private static final Quarter QUARTER = new Quarter(2020, 4);

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryExemptionRepository store = new InMemoryExemptionRepository();
    private final InMemoryAuditRepository trail = new InMemoryAuditRepository();
    private final CachedExemptionRepository here = new CachedExemptionRepository(store, clock, Duration.ofSeconds(1));
    private final CachedExemptionRepository elsewhere =
            new CachedExemptionRepository(store, clock, Duration.ofSeconds(1));
    private final ExemptionService exemptions = new ExemptionService(
            here, new AuditService(trail, City.days(), clock), City::catalog, new SecureRandom(), clock);

    @Test
    void aShortRequestIsForOneQuarterFromToday() {
        Exemption granted = granted(new Request("north", QUARTER, null, null, TODAY.plusDays(7), "Kiểm toán"));

        assertThat(granted.id()).matches("ex_[0-9a-f]{12}");
        assertThat(granted.lastQuarter()).isEqualTo(QUARTER);
        assertThat(granted.firstDay()).isEqualTo(TODAY);
        assertThat(granted.grantedAt()).isEqualTo(City.NOW);
        assertThat(store.of(City.ID)).containsExactly(granted);
    }

    @Test
    void itHoldsHereAtOnceAndElsewhereWithinAMoment() {
        assertThat(here.covering(City.ID, "north", QUARTER, TODAY)).isEmpty();
        assertThat(elsewhere.covering(City.ID, "north", QUARTER, TODAY)).isEmpty();
        Exemption granted = granted(usual());

        assertThat(here.covering(City.ID, "north", QUARTER, TODAY)).contains(granted);
        clock.pass(Duration.ofSeconds(1));
        assertThat(elsewhere.covering(City.ID, "north", QUARTER, TODAY)).contains(granted);

        assertThat(exemptions.takeBack(granted.id(), City.admin("admin"))).isTrue();
        assertThat(here.covering(City.ID, "north", QUARTER, TODAY)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(elsewhere.covering(City.ID, "north", QUARTER, TODAY)).isEmpty();
    }

    @Test
    void tenThousandFiguresCostOneLookUp() {
        for (int i = 0; i < 10_000; i++) {
            here.covering(City.ID, "north", QUARTER, TODAY);
        }

        assertThat(store.lookUps()).isOne();
    }

    @Test
    void eachCityIsLookedUpByItself() {
        Exemption granted = granted(usual());

        assertThat(here.covering("hue", "north", QUARTER, TODAY)).isEmpty();
        assertThat(here.covering(City.ID, "north", QUARTER, TODAY)).contains(granted);
        assertThat(here.covering("hue", "north", QUARTER, TODAY)).isEmpty();
        assertThat(store.lookUps()).isEqualTo(2);
    }

    @Test
    void allOfItStandsInTheAudit() {
        Exemption granted = granted(usual());
        exemptions.takeBack(granted.id(), City.admin("other"));
        exemptions.takeBack(granted.id(), City.admin("third"));

        List<AuditEntry> entries = trail.read(new AuditRepository.Query(granted.id(), null, null, 10))
                .entries();
        assertThat(entries)
                .extracting(entry -> ((AuditEntry.Changed) entry).change())
                .containsExactlyInAnyOrder(Change.EXCEPTION_GRANTED, Change.EXCEPTION_TAKEN_BACK);
        assertThat(entries)
                .extracting(entry -> ((AuditEntry.Changed) entry).by())
                .contains("admin", "other");
        assertThat(((AuditEntry.Changed) entries.get(0)).details())
                .containsEntry("unit", "north")
                .containsEntry("quarters", "2020-Q4 2020-Q4")
                .containsEntry("days", "2022-04-08 2022-04-15")
                .containsEntry("reason", "Kiểm toán");
    }

    /** Each look-up that is not answered takes seconds, and many figures of a locked quarter may come at once. */
    @Test
    void aStoreThatDoesNotAnswerIsAskedOnceInAMoment() {
        store.answering(false);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> here.covering(City.ID, "north", QUARTER, TODAY))
                    .isInstanceOf(UnavailableException.class)
                    .extracting("code")
                    .isEqualTo(IngestionProblemCode.EXCEPTIONS_UNAVAILABLE);
        }
        assertThat(store.lookUps()).isOne();

        store.answering(true);
        clock.pass(Duration.ofSeconds(1));
        assertThat(here.covering(City.ID, "north", QUARTER, TODAY)).isEmpty();
    }

    @Test
    void whatTheAuditCannotTakeIsNotGranted() {
        trail.answering(false);

        assertThatThrownBy(() -> exemptions.grant(usual(), "admin"))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.CREDENTIALS_UNAVAILABLE);
        assertThat(store.of(City.ID)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeTakenBack() {
        assertThat(exemptions.takeBack("ex_000000000000", City.admin("admin"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "west, , , 2022-04-15, ok, unit",
        "north, 2020-Q3, , 2022-04-15, ok, lastQuarter",
        "north, , , 2022-04-07, ok, lastDay",
        "north, , 2022-05-02, 2022-05-01, ok, lastDay",
        "north, , , 2023-04-09, ok, lastDay",
        "north, , , 2022-04-15, ' ', reason",
    })
    void saysWhatIsWrong(
            String unit,
            @Nullable String lastQuarter,
            @Nullable LocalDate firstDay,
            LocalDate lastDay,
            String reason,
            String field) {
        Request request = new Request(
                unit, QUARTER, lastQuarter == null ? null : Quarter.parse(lastQuarter), firstDay, lastDay, reason);

        assertThat(((Answer.Refused) exemptions.grant(request, "admin")).flaws())
                .extracting(Flaw::field)
                .containsExactly(field);
        assertThat(store.of(City.ID)).isEmpty();
    }

    @Test
    void aYearIsTheLongest() {
        assertThat(granted(new Request("north", QUARTER, null, null, LocalDate.of(2023, 4, 8), "ok"))
                        .lastDay())
                .isEqualTo("2023-04-08");
    }

    @ParameterizedTest
    @CsvSource({"500, true", "501, false"})
    void aReasonIsBounded(int characters, boolean isGood) {
        Request request = new Request("north", QUARTER, null, null, TODAY, "ệ".repeat(characters));

        assertThat(exemptions.grant(request, "admin") instanceof Answer.Granted).isEqualTo(isGood);
    }

    private static Request usual() {
        return new Request("north", QUARTER, null, null, TODAY.plusDays(7), "Kiểm toán");
    }

    private Exemption granted(Request request) {
        return ((Answer.Granted) exemptions.grant(request, "admin")).exemption();
    }
}
