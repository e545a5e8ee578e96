package vn.chitieu.notification.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.CaseScheduler;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.detection.DetectionService;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryDailyMailQuota;
import vn.chitieu.notification.fixtures.InMemoryDigestRepository;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemorySilenceRepository;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.mail.NoticeRelay;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.notice.QuietHours;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;
import vn.chitieu.notification.routing.RoutingService;
import vn.chitieu.notification.routing.digest.DigestItem;
import vn.chitieu.notification.routing.digest.DigestNotice;
import vn.chitieu.notification.routing.digest.DigestService;

/**
 * Ten thousand figures are severely behind in one hour, no recipient answers, and all of it is escalated to the top.
 */
@ExtendWith(QuietLogs.class)
@Tag("slow")
class StormTest {

    private static final int BREACHES = 10_000;
    private static final int MOST_A_DAY = 3;
    private static final int AT_ONCE = 2;
    private static final DeliveryPolicy DELIVERY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofDays(3),
            Duration.ofMinutes(5));

    private final Catalog city = YearCity.catalog();
    private final TurnableClock clock = new TurnableClock();
    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryDigestRepository digests = new InMemoryDigestRepository();
    private final RecordingTally tally = new RecordingTally();
    private final TransitionContextFactory context =
            new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), Terms.policies(), clock);
    private final RoutingService routing = new RoutingService(
            Catalogs.of(city),
            CityIds.ofHome(city.id()),
            new InMemorySilenceRepository(),
            digests,
            new InMemoryDailyMailQuota(),
            new RoutingService.Times(
                    new QuietHours(LocalTime.of(20, 0), LocalTime.of(6, 30), true),
                    new DigestSlots(LocalTime.of(7, 30)),
                    AT_ONCE));
    private final OutboxPublisher outboxPublisher = new OutboxPublisher(outbox, routing, DELIVERY, tally, clock);
    private final NoticeRelay relay = new NoticeRelay(cases, outboxPublisher);
    private final CaseScheduler keep = new CaseScheduler(cases, context, tally);
    private final DigestService close =
            new DigestService(Catalogs.of(city), CityIds.ofHome(city.id()), digests, outboxPublisher);
    private final CircuitBreaker circuitBreaker = new CircuitBreaker(clock, Duration.ofMinutes(1));
    private final OutboxDelivery delivery = new OutboxDelivery(
            outbox,
            (notice, now) -> letter(notice),
            this::send,
            ArchiveProbe.none(),
            circuitBreaker,
            DELIVERY,
            tally,
            clock,
            below -> 0);
    private final Map<String, Notice> notices = new HashMap<>();
    private final Map<String, Integer> mailsADay = new TreeMap<>();
    private final Map<String, Set<String>> counted = new HashMap<>();

    @Test
    void isAtMostThreeMailsADayToEachWithEverythingCountedInThem() {
        new DetectionService(cases, context, tally).track(breaches());
        for (int hour = 0; hour < 24 * 40; hour++) {
            keep.tick(clock.instant());
            while (relay.relay()) {
                // there is more
            }
            close.tick(clock.instant());
            deliver();
            clock.turn(Duration.ofHours(1));
        }
        assertThat(mailsADay.values()).allSatisfy(mails -> assertThat(mails).isLessThanOrEqualTo(MOST_A_DAY));
        Map<String, Set<String>> wanted = new HashMap<>();
        outbox.list(new Outbox.Filter(null, null, null, false), null, Integer.MAX_VALUE).stream()
                .map(OutboxRow::notice)
                .filter(notice -> notice.kind() != NoticeKind.DIGEST)
                .forEach(notice -> wanted.computeIfAbsent(notice.recipient(), any -> new HashSet<>())
                        .add(notice.id()));
        assertThat(wanted.values().stream().mapToInt(Set::size).sum()).isGreaterThan(3 * BREACHES);
        assertThat(counted).isEqualTo(wanted);
    }

    private static List<JudgedTotal> breaches() {
        List<JudgedTotal> breaches = new ArrayList<>();
        for (int i = 0; i < BREACHES; i++) {
            TotalKey total = new TotalKey(
                    new Scope.Unit("u" + (1 + i % YearCity.UNITS)), "I" + i / YearCity.UNITS, new Quarter(2022, 1));
            SomeFigures severe = SomeFigures.figures().official().worth("10", Verdict.SEVERELY_BEHIND);
            breaches.add(severe.total(total, Map.of("CITY", severe.build())));
        }
        return breaches;
    }

    private void deliver() {
        for (List<OutboxRow> due = due(); !due.isEmpty(); due = due()) {
            assertThat(delivery.deliver(due)).isEmpty();
        }
    }

    private List<OutboxRow> due() {
        return outbox.due(clock.instant(), 1000);
    }

    private FrozenMail letter(Notice notice) {
        notices.put("<" + notice.id() + "@example.org>", notice);
        return new FrozenMail(
                "<" + notice.id() + "@example.org>",
                notice.recipient() + "@example.org",
                notice.id().getBytes(StandardCharsets.UTF_8));
    }

    private SendOutcome send(FrozenMail mail) {
        Notice notice = notices.get(mail.messageId());
        LocalDate day = LocalDate.ofInstant(clock.instant(), YearCity.ZONE);
        mailsADay.merge(day + " " + notice.recipient(), 1, Integer::sum);
        Set<String> ofRecipient = counted.computeIfAbsent(notice.recipient(), any -> new HashSet<>());
        if (notice instanceof DigestNotice digest) {
            digests.items(digest.digest()).stream().map(DigestItem::notice).forEach(ofRecipient::add);
        } else {
            ofRecipient.add(notice.id());
        }
        return new SendOutcome.Accepted("250 ok");
    }
}
