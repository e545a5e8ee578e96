package vn.chitieu.ingestion.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.audit.AuditEntry.Refused;
import vn.chitieu.ingestion.audit.AuditEntry.Used;
import vn.chitieu.ingestion.audit.AuditRepository.Query;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.support.problem.UnavailableException;

class UsageCounterTest {

    private static final LocalDate FRIDAY = LocalDate.of(2022, 4, 8);

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryAuditRepository trail = new InMemoryAuditRepository();
    private final UsageCounter usage = new UsageCounter(trail, "p1", City.days(), clock);

    @Test
    void countsWhatEachDidOnADayOfTheCity() {
        usage.used(null, "a");
        usage.sent(null, "a", 3, 1);
        usage.used(null, "a");
        usage.refused(null, "a", "FORBIDDEN");
        clock.pass(Duration.ofHours(15)); // midnight in the city
        usage.used(null, "a");
        usage.keep();

        assertThat(kept())
                .containsExactlyInAnyOrder(
                        new Used(FRIDAY, null, "a", 2, 3, 1, City.NOW),
                        new Refused(FRIDAY, null, "a", "FORBIDDEN", 1, City.NOW, City.NOW),
                        new Used(FRIDAY.plusDays(1), null, "a", 1, 0, 0, clock.instant()));
    }

    @Test
    void handsOverAtTheNextTimeWhatCouldNotBeHandedOver() {
        usage.used(null, "a");
        trail.answering(false);
        assertThatThrownBy(usage::keep)
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.CREDENTIALS_UNAVAILABLE);
        clock.pass(Duration.ofDays(1));
        usage.used(null, "a");
        trail.answering(true);

        usage.keep();
        usage.keep();

        assertThat(kept())
                .containsExactlyInAnyOrder(
                        new Used(FRIDAY, null, "a", 1, 0, 0, City.NOW),
                        new Used(FRIDAY.plusDays(1), null, "a", 1, 0, 0, clock.instant()));
    }

    @Test
    void aFloodOfNamesIsCountedUnderOne() {
        for (int i = 0; i < 50_000; i++) {
            usage.refusedStranger("ct_" + i + "_…", "UNKNOWN_KEY");
        }
        usage.keep();

        List<AuditEntry> kept = kept();
        assertThat(kept).hasSize(1_001);
        assertThat(kept.stream().mapToLong(entry -> ((Refused) entry).count()).sum())
                .isEqualTo(50_000);
        assertThat(kept)
                .contains(new Refused(FRIDAY, null, UsageCounter.OTHERS, "UNKNOWN_KEY", 49_000, City.NOW, City.NOW));
    }

    @Test
    void aFloodOfNamesHidesNothingThatIsDoneWithACredential() {
        for (int i = 0; i < 2_000; i++) {
            usage.refusedStranger("ct_" + i + "_…", "UNKNOWN_KEY");
        }
        usage.refused(null, "a", "UNKNOWN_KEY");
        usage.keep();

        assertThat(kept()).contains(new Refused(FRIDAY, null, "a", "UNKNOWN_KEY", 1, City.NOW, City.NOW));
    }

    private List<AuditEntry> kept() {
        return trail.read(new Query(null, null, null, 100_000)).entries();
    }
}
