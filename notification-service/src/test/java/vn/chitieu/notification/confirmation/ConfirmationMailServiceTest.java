package vn.chitieu.notification.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryAwaitedFigures;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;

/** Figures of Nam Ngạn, which has a head, and of Đông Vệ, which has none; slots are at 7:30 of working days. */
class ConfirmationMailServiceTest {

    /** Wednesday 6 April 2022, 10:00 in Việt Nam. */
    private static final Instant WEDNESDAY = Instant.parse("2022-04-06T03:00:00Z");

    private static final Instant THURSDAY_SLOT = Instant.parse("2022-04-07T00:30:00Z");
    private static final Instant SATURDAY = Instant.parse("2022-04-09T03:00:00Z");

    /** After the Hùng Kings' commemoration on Sunday, which gives Monday off. */
    private static final Instant TUESDAY_SLOT = Instant.parse("2022-04-12T00:30:00Z");

    private final AtomicReference<String> away = new AtomicReference<>("");
    private final AwaitedFiguresRepository awaited = Faulty.store(
            AwaitedFiguresRepository.class,
            new InMemoryAwaitedFigures(),
            (method, first) -> ("awaited." + method).equals(away.get()));
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Outbox faultyOutbox =
            Faulty.store(Outbox.class, outbox, (method, first) -> ("outbox." + method).equals(away.get()));
    private final TurnableClock clock = new TurnableClock();
    private final ConfirmationMailService confirmations = service(SmallCity.whereHeadsConfirm());

    @Test
    void theHeadIsNotifiedOnceTheFirstFigureHasWaitedAnHourOfAllThatWaitsByThen() {
        awaited.keep(List.of(awaited("URBAN_VIOLATIONS", 1, WEDNESDAY)));
        assertThat(confirmations.tick(
                        WEDNESDAY.plus(ConfirmationMailService.GATHERED).minusMillis(1)))
                .isFalse();
        awaited.keep(List.of(awaited("NEW_ENTERPRISES", 1, WEDNESDAY.plusSeconds(3500))));
        assertThat(confirmations.tick(WEDNESDAY.plus(ConfirmationMailService.GATHERED)))
                .isTrue();
        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.CONFIRMATION);
            assertThat(notice.recipient()).isEqualTo("chu-tich-nam-ngan");
            assertThat(notice.subject()).isEqualTo("confirmation/nam-ngan/2022-Q1");
            assertThat(notice.figures())
                    .extracting(ConfirmationNotice.Awaited::indicator)
                    .as("in the order of the report")
                    .containsExactly("NEW_ENTERPRISES", "URBAN_VIOLATIONS");
        });
    }

    @Test
    void oneMailADayAndUnitAndQuarterWhileSomethingWaitsAndNoneAfterwards() {
        awaited.keep(
                List.of(awaited("NEW_ENTERPRISES", 1, WEDNESDAY), of("nam-ngan", new Quarter(2022, 2), 1, WEDNESDAY)));
        for (int hours = 1; hours < 12; hours++) {
            confirmations.tick(WEDNESDAY.plus(Duration.ofHours(hours)));
            awaited.keep(List.of(awaited("URBAN_VIOLATIONS", hours, WEDNESDAY.plusSeconds(hours))));
        }
        assertThat(byDay()).isEqualTo(Map.of("2022-04-06 2022-Q1", 1L, "2022-04-06 2022-Q2", 1L));
        confirmations.tick(THURSDAY_SLOT.minusMillis(1));
        assertThat(notices()).as("before the slot of the next day").hasSize(2);
        awaited.keep(List.of(of("nam-ngan", new Quarter(2022, 2), 2)));
        confirmations.tick(THURSDAY_SLOT);
        assertThat(byDay()).containsEntry("2022-04-07 2022-Q1", 1L).hasSize(3);
        confirmations.tick(SATURDAY);
        assertThat(notices()).as("on a Saturday").hasSize(3);
        awaited.keep(List.of(awaited("NEW_ENTERPRISES", 2), awaited("URBAN_VIOLATIONS", 99)));
        confirmations.tick(TUESDAY_SLOT);
        assertThat(notices()).as("once all is confirmed").hasSize(3);
    }

    @Test
    void noMailWhereTheUnitHasNoHeadIsNotAskedOrTheQuarterIsLongPast() {
        awaited.keep(List.of(
                of("dong-ve", new Quarter(2022, 1), 1, WEDNESDAY), of("nam-ngan", new Quarter(2021, 3), 1, WEDNESDAY)));
        assertThat(confirmations.tick(THURSDAY_SLOT)).isFalse();
        awaited.keep(List.of(awaited("NEW_ENTERPRISES", 1, WEDNESDAY)));
        assertThat(service(SmallCity.catalog()).tick(THURSDAY_SLOT)).isFalse();
        assertThat(notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"awaited.find", "awaited.keep", "outbox.add", "outbox.find"})
    void goesOnAfterAFaultAnywhereAndNotifiesOnce(String where) {
        away.set(where);
        try {
            awaited.keep(List.of(awaited("NEW_ENTERPRISES", 1, WEDNESDAY)));
            confirmations.tick(THURSDAY_SLOT);
        } catch (IllegalStateException itsAway) {
            assertThat(notices()).isEmpty();
        }
        away.set("");
        awaited.keep(List.of(awaited("NEW_ENTERPRISES", 1, WEDNESDAY)));
        confirmations.tick(THURSDAY_SLOT.plusSeconds(5));
        service(SmallCity.whereHeadsConfirm()).tick(THURSDAY_SLOT.plusSeconds(10));
        assertThat(notices()).hasSize(1);
    }

    @Test
    void theNoticeIsTheSameForTheSameDayAndAnotherForAnother() {
        ConfirmationNotice one = notice(LocalDate.of(2022, 4, 6));
        assertThat(one.id())
                .isEqualTo(notice(LocalDate.of(2022, 4, 6)).id())
                .isNotEqualTo(notice(LocalDate.of(2022, 4, 7)).id());
        assertThat(one.thread()).isEqualTo(one.id());
    }

    private static ConfirmationNotice notice(LocalDate day) {
        return new ConfirmationNotice(
                CityKey.HOME,
                "nam-ngan",
                new Quarter(2022, 1),
                day,
                List.of(new ConfirmationNotice.Awaited(
                        "NEW_ENTERPRISES", ReportingPeriod.parse("2022-03"), BigDecimal.TEN)),
                "chu-tich-nam-ngan",
                WEDNESDAY);
    }

    private static AwaitedFigures awaited(String indicator, long revision, Instant... sentAt) {
        return new AwaitedFigures(
                CityKey.HOME, "nam-ngan", indicator, new Quarter(2022, 1), revision, figures("2022-03", sentAt));
    }

    private static AwaitedFigures of(String unit, Quarter quarter, long revision, Instant... sentAt) {
        return new AwaitedFigures(
                CityKey.HOME, unit, "NEW_ENTERPRISES", quarter, revision, figures(quarter.toString(), sentAt));
    }

    private static List<AwaitedFigures.Figure> figures(String period, Instant... sentAt) {
        return List.of(sentAt).stream()
                .map(at -> new AwaitedFigures.Figure(
                        ReportingPeriod.parse(period), new BigDecimal("12.5"), "account:can-bo", at))
                .toList();
    }

    private Map<String, Long> byDay() {
        return notices().stream()
                .collect(Collectors.groupingBy(notice -> notice.day() + " " + notice.quarter(), Collectors.counting()));
    }

    private List<ConfirmationNotice> notices() {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 1000).stream()
                .map(row -> (ConfirmationNotice) row.notice())
                .toList();
    }

    private ConfirmationMailService service(Catalog city) {
        DeliveryPolicy delivery = new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
        return new ConfirmationMailService(
                Catalogs.of(city),
                CityIds.ofHome("thanh-hoa"),
                awaited,
                new OutboxPublisher(faultyOutbox, NoticeRouter.atOnce(), delivery, new RecordingTally(), clock),
                new DigestSlots(LocalTime.of(7, 30)));
    }
}
