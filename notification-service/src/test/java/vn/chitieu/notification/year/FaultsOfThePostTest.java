package vn.chitieu.notification.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.notice.QuietHours;
import vn.chitieu.notification.reminder.DutyRepository;
import vn.chitieu.notification.reminder.MissingReport;
import vn.chitieu.notification.reminder.MissingReports;
import vn.chitieu.notification.reminder.ReportingPolicy;
import vn.chitieu.notification.routing.DailyMailQuota;
import vn.chitieu.notification.routing.RoutingService;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.notification.routing.silence.Silence;
import vn.chitieu.notification.routing.silence.SilenceRepository;

/** With a part of the post that is not as it should be, the oracle of the postal year says so. */
@ExtendWith(QuietLogs.class)
@Tag("slow")
class FaultsOfThePostTest {

    private static final long SEED = 2;
    private static final RoutingService.Times TIMES =
            PostalYear.Parts.sound(SEED).times();

    @Test
    void aSilenceThatDoesNotEnd() {
        assertThat(wrong(new Other()
                        .silences((inner, method, arguments) -> method.equals("holdingAt")
                                ? inner.list(CityKey.HOME, null, 1000).stream()
                                        .filter(one -> !one.from().isAfter((Instant) arguments[1]))
                                        .map(FaultsOfThePostTest::endless)
                                        .toList()
                                : null)))
                .isNotEmpty();
    }

    @Test
    void aSilenceThatIsNotKept() {
        assertThat(wrong(new Other()
                        .silences((inner, method, arguments) -> method.equals("holdingAt") ? List.of() : null)))
                .anyMatch(line -> line.startsWith("was not expected"));
    }

    @Test
    void aSilenceThatCannotBeEndedEarly() {
        assertThat(wrong(new Other()
                        .silences((inner, method, arguments) ->
                                method.equals("store") && ((Silence) arguments[0]).version() > 1
                                        ? Boolean.TRUE
                                        : null)))
                .isNotEmpty();
    }

    @Test
    void anotherMailAtOnceInADay() {
        RoutingService.Times more = new RoutingService.Times(TIMES.quiet(), TIMES.slots(), 3);
        assertThat(wrong(new Other().times(more))).isNotEmpty();
    }

    @Test
    void anAllowanceThatIsNotUsedUp() {
        assertThat(wrong(new Other().allowance((inner, method, arguments) -> Boolean.TRUE)))
                .isNotEmpty();
    }

    @Test
    void mailOnDaysOff() {
        QuietHours everyDay = new QuietHours(LocalTime.of(20, 0), LocalTime.of(6, 0), false);
        assertThat(wrong(new Other().times(new RoutingService.Times(everyDay, TIMES.slots(), 2))))
                .isNotEmpty();
    }

    @Test
    void mailAnHourTooEarly() {
        QuietHours shorter = new QuietHours(LocalTime.of(20, 0), LocalTime.of(5, 0), true);
        assertThat(wrong(new Other().times(new RoutingService.Times(shorter, TIMES.slots(), 2))))
                .isNotEmpty();
    }

    @Test
    void aDigestAtAnotherTime() {
        DigestSlots late = new DigestSlots(LocalTime.of(9, 0));
        assertThat(wrong(new Other().times(new RoutingService.Times(TIMES.quiet(), late, 2))))
                .isNotEmpty();
    }

    @Test
    void aDigestThatLosesALineNowAndThen() {
        AtomicInteger joined = new AtomicInteger();
        assertThat(wrong(new Other()
                        .digests((inner, method, arguments) ->
                                method.equals("join") && joined.incrementAndGet() % 300 == 0
                                        ? DigestRepository.Joined.JOINED
                                        : null)))
                .anyMatch(line -> line.contains("did not reach anybody"));
    }

    @Test
    void aDayOfTetThatTheCalendarDoesNotKnow() {
        Set<LocalDate> fewer = new HashSet<>(YearCity.HOLIDAYS);
        fewer.remove(LocalDate.of(2023, 1, 24));
        assertThat(wrong(new Other().city(YearCity.catalog(fewer)))).isNotEmpty();
    }

    @Test
    void remindersAnHourLate() {
        ReportingPolicy right = ReportTerms.of(SEED).policy();
        assertThat(wrong(new Other()
                        .policy(new ReportingPolicy(
                                right.remindWorkingDays(), LocalTime.of(10, 0), right.escalateWorkingDays()))))
                .anyMatch(line -> line.contains("REMINDER"));
    }

    @Test
    void aReportThatIsEscalatedADayEarly() {
        ReportingPolicy right = ReportTerms.of(SEED).policy();
        assertThat(wrong(new Other()
                        .policy(new ReportingPolicy(
                                right.remindWorkingDays(), right.remindAt(), right.escalateWorkingDays() - 1))))
                .anyMatch(line -> line.contains("OVERDUE"));
    }

    @Test
    void anOldRevisionThatIsTakenForTheNewest() {
        assertThat(wrong(new Other().totals((inner, method, arguments) -> {
                    if (!method.equals("keep")) {
                        return null;
                    }
                    MissingReport total = (MissingReport) arguments[0];
                    List<MissingReport> known =
                            inner.find(total.city(), List.of(total.quarter()), List.of(total.indicator()));
                    long next = known.isEmpty() ? 1 : known.get(0).revision() + 1;
                    inner.keep(new MissingReport(total.indicator(), total.quarter(), next, total.missing()));
                    return Boolean.TRUE;
                })))
                .isNotEmpty();
    }

    @Test
    void aStoreOfReportsThatLosesAWriteNowAndThen() {
        AtomicInteger writes = new AtomicInteger();
        assertThat(wrong(new Other()
                        .duties((inner, method, arguments) ->
                                method.equals("store") && writes.incrementAndGet() % 25 == 0 ? Boolean.TRUE : null)))
                .isNotEmpty();
    }

    private static List<String> wrong(Other other) {
        return new PostalYear(SEED, other.parts).live();
    }

    private static Silence endless(Silence one) {
        return new Silence(
                one.id(),
                one.version(),
                one.about(),
                one.author(),
                one.reason(),
                one.from(),
                one.from().plusSeconds(86_400L * 700),
                null);
    }

    /** The parts of the year with one that is other than it should be. */
    private static final class Other {
        private PostalYear.Parts parts = PostalYear.Parts.sound(SEED);

        Other silences(Fault<SilenceRepository> fault) {
            SilenceRepository other = faulty(SilenceRepository.class, parts.silences(), fault);
            return with(was -> new PostalYear.Parts(
                    was.city(), other, was.digests(), was.allowance(), was.times(), was.reports()));
        }

        Other digests(Fault<DigestRepository> fault) {
            DigestRepository other = faulty(DigestRepository.class, parts.digests(), fault);
            return with(was -> new PostalYear.Parts(
                    was.city(), was.silences(), other, was.allowance(), was.times(), was.reports()));
        }

        Other allowance(Fault<DailyMailQuota> fault) {
            DailyMailQuota other = faulty(DailyMailQuota.class, parts.allowance(), fault);
            return with(was ->
                    new PostalYear.Parts(was.city(), was.silences(), was.digests(), other, was.times(), was.reports()));
        }

        Other times(RoutingService.Times other) {
            return with(was -> new PostalYear.Parts(
                    was.city(), was.silences(), was.digests(), was.allowance(), other, was.reports()));
        }

        Other city(Catalog other) {
            return with(was -> new PostalYear.Parts(
                    other, was.silences(), was.digests(), was.allowance(), was.times(), was.reports()));
        }

        Other totals(Fault<MissingReports> fault) {
            YearReports.Parts was = parts.reports();
            MissingReports other = faulty(MissingReports.class, was.totals(), fault);
            return reports(new YearReports.Parts(other, was.duties(), was.ledger(), was.policy()));
        }

        Other duties(Fault<DutyRepository> fault) {
            YearReports.Parts was = parts.reports();
            DutyRepository other = faulty(DutyRepository.class, was.duties(), fault);
            return reports(new YearReports.Parts(was.totals(), other, was.ledger(), was.policy()));
        }

        Other policy(ReportingPolicy other) {
            YearReports.Parts was = parts.reports();
            return reports(new YearReports.Parts(was.totals(), was.duties(), was.ledger(), other));
        }

        private Other reports(YearReports.Parts other) {
            return with(was -> new PostalYear.Parts(
                    was.city(), was.silences(), was.digests(), was.allowance(), was.times(), other));
        }

        private Other with(UnaryOperator<PostalYear.Parts> change) {
            parts = change.apply(parts);
            return this;
        }

        private static <T> T faulty(Class<T> type, T inner, Fault<T> fault) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        Object instead = fault.instead(inner, method.getName(), arguments);
                        return instead == null
                                ? method.invoke(inner, arguments)
                                : method.getReturnType() == void.class ? null : instead;
                    }));
        }
    }

    /** What a part does instead of what it should; null where it does that. */
    private interface Fault<T> {
        @Nullable
        Object instead(T inner, String method, Object[] arguments);
    }
}
