package vn.chitieu.ingestion.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditEntry.Changed;
import vn.chitieu.ingestion.audit.AuditEntry.Refused;
import vn.chitieu.ingestion.audit.AuditEntry.Used;
import vn.chitieu.ingestion.audit.AuditRepository.Page;
import vn.chitieu.ingestion.audit.AuditRepository.Query;

/** What every audit keeps to. */
public abstract class AuditRepositoryContract {

    private static final LocalDate FRIDAY = LocalDate.of(2022, 4, 8);
    private static final LocalDate MARCH = LocalDate.of(2022, 3, 31);
    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00.123Z");

    private AuditRepository auditRepository;

    /** Returns an empty trail. */
    protected abstract AuditRepository empty();

    @BeforeEach
    final void start() {
        auditRepository = empty();
    }

    /** What is about no city, as all of older releases, is shown where it is asked for. */
    @Test
    void tellsOfOneCity() {
        Used none = new Used(FRIDAY, null, "a", 1, 1, 0, NOON);
        Used hue = new Used(FRIDAY, "hue", "a", 2, 1, 0, NOON);
        Used vinh = new Used(FRIDAY, "vinh", "a", 3, 1, 0, NOON);
        auditRepository.keep("p1", List.of(none, hue, vinh), List.of());

        assertThat(auditRepository
                        .read(new Query(null, null, null, 10, "hue", false))
                        .entries())
                .containsExactly(hue);
        assertThat(auditRepository
                        .read(new Query(null, null, null, 10, "vinh", true))
                        .entries())
                .containsExactlyInAnyOrder(vinh, none);
        assertThat(auditRepository.read(new Query(null, null, null, 10)).entries())
                .hasSize(3);
    }

    @Test
    void tellsEachOfSeveralCitiesAndNoOther() {
        Changed several = new Changed(
                FRIDAY, Set.of("hue", "da-nang"), "account:a", NOON, Change.ACCOUNT_CREATED, "admin", Map.of());
        Changed one = new Changed(FRIDAY, Set.of("hue"), "account:b", NOON, Change.ACCOUNT_CREATED, "admin", Map.of());
        auditRepository.append(several);
        auditRepository.append(one);

        assertThat(ofCity("hue", false)).containsExactlyInAnyOrder(several, one);
        assertThat(ofCity("hue", true)).containsExactlyInAnyOrder(several, one);
        assertThat(ofCity("da-nang", false)).containsExactly(several);
        assertThat(ofCity("vinh", true)).isEmpty();
        assertThat(several.city()).isNull();
        assertThat(one.city()).isEqualTo("hue");
    }

    private List<AuditEntry> ofCity(String city, boolean withoutCity) {
        return auditRepository
                .read(new Query(null, null, null, 10, city, withoutCity))
                .entries();
    }

    @Test
    public void keepsEveryPartOfAnEntry() {
        Changed change = change(FRIDAY, "a", NOON);
        Used use = new Used(FRIDAY, null, "b", 3, 2, 1, NOON);
        Refused refusal = new Refused(FRIDAY, null, "ct_c_…", "UNKNOWN_KEY", 5, NOON.minusSeconds(9), NOON);
        auditRepository.append(change);
        auditRepository.keep("p1", List.of(use), List.of(refusal));

        assertThat(all(null, null)).containsExactlyInAnyOrder(change, use, refusal);
        assertThat(all("b", null)).containsExactly(use);
        assertThat(all("a", FRIDAY)).containsExactly(change);
        assertThat(all("a", MARCH)).isEmpty();
        assertThat(auditRepository.lastUses()).isEqualTo(Map.of("b", NOON));
    }

    @Test
    public void keepingTheSameAgainChangesNothingAndProcessesAddUp() {
        Used first = new Used(FRIDAY, null, "b", 3, 2, 1, NOON);
        auditRepository.keep("p1", List.of(first), List.of());
        auditRepository.keep("p1", List.of(first), List.of());
        auditRepository.keep("p2", List.of(new Used(FRIDAY, null, "b", 10, 20, 30, NOON.plusSeconds(5))), List.of());
        auditRepository.keep("p1", List.of(new Used(FRIDAY, null, "b", 4, 4, 1, NOON.plusSeconds(1))), List.of());

        assertThat(all("b", FRIDAY)).containsExactly(new Used(FRIDAY, null, "b", 14, 24, 31, NOON.plusSeconds(5)));
        assertThat(auditRepository.lastUses()).isEqualTo(Map.of("b", NOON.plusSeconds(5)));
    }

    @Test
    public void whatAnyOfSeveralMayHaveDoneIsFoundUnderEachOfThem() {
        Used certain = new Used(FRIDAY, null, "b", 1, 1, 0, NOON);
        Used either = new Used(FRIDAY, null, "a|b", 0, 5, 2, NOON);
        auditRepository.keep("p1", List.of(certain, either), List.of());
        auditRepository.keep("p1", List.of(certain, either), List.of());

        assertThat(all("b", FRIDAY)).containsExactlyInAnyOrder(certain, either);
        assertThat(all("a", null)).containsExactly(either);
        assertThat(all("a|b", null)).containsExactly(either);
        assertThat(all("|", null)).isEmpty();
    }

    @Test
    public void twoChangesInOneMomentAreTwoEntries() {
        auditRepository.append(change(FRIDAY, "a", NOON));
        auditRepository.append(change(FRIDAY, "a", NOON));

        assertThat(all("a", null)).hasSize(2);
    }

    @Test
    public void pagesThroughMonthsTheLatestDayFirst() {
        for (int i = 0; i < 5; i++) {
            auditRepository.append(change(MARCH, "m" + i, NOON));
            auditRepository.append(change(FRIDAY, "f" + i, NOON));
        }

        List<AuditEntry> all = all(null, null);

        assertThat(all).hasSize(10).doesNotHaveDuplicates();
        assertThat(all.subList(0, 5)).allMatch(entry -> entry.day().equals(FRIDAY));
        assertThat(all.subList(5, 10)).allMatch(entry -> entry.day().equals(MARCH));
        assertThat(auditRepository.read(new Query(null, null, null, 10)).next()).isNull();
    }

    private List<AuditEntry> all(String subject, LocalDate day) {
        List<AuditEntry> all = new ArrayList<>();
        String after = null;
        do {
            Page page = auditRepository.read(new Query(subject, day, after, 3));
            all.addAll(page.entries());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static Changed change(LocalDate day, String subject, Instant at) {
        return new Changed(
                day, Set.of(), subject, at, Change.ISSUED, "admin", Map.of("units", "north south", "name", "Bắc"));
    }
}
