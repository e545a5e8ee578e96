package vn.chitieu.notification.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemoryUnitDeadLetterRepository;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeRejections;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;

/** Records of Nam Ngạn, which has a head, and of Đông Vệ, which has no recipient; slots are at 7:30 of working days. */
class DeadLetterMailServiceTest {

    /** Wednesday 6 April 2022, 10:00 in Việt Nam. */
    private static final Instant WEDNESDAY = Instant.parse("2022-04-06T03:00:00Z");

    private static final Instant THURSDAY_SLOT = Instant.parse("2022-04-07T00:30:00Z");
    private static final Instant FRIDAY_SLOT = Instant.parse("2022-04-08T00:30:00Z");

    /** After the Hùng Kings' commemoration on Sunday, which gives Monday off. */
    private static final Instant TUESDAY_SLOT = Instant.parse("2022-04-12T00:30:00Z");

    private final AtomicReference<String> away = new AtomicReference<>("");
    private final UnitDeadLetterRepository units = Faulty.store(
            UnitDeadLetterRepository.class,
            new InMemoryUnitDeadLetterRepository(),
            (method, first) -> ("units." + method).equals(away.get()));
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Outbox faultyOutbox =
            Faulty.store(Outbox.class, outbox, (method, first) -> ("outbox." + method).equals(away.get()));
    private final TurnableClock clock = new TurnableClock();
    private final DeadLetterMailService keep = keepRejections();

    @Test
    void tellsTheHeadOfADayInTheSlotAfterItsEnd() {
        keep.keep(records(0, 7, WEDNESDAY));
        assertThat(keep.tick(WEDNESDAY.plus(Duration.ofHours(12)))).isFalse();
        assertThat(keep.tick(THURSDAY_SLOT.minusMillis(1))).isFalse();
        assertThat(notices()).isEmpty();
        assertThat(keep.tick(THURSDAY_SLOT)).isTrue();
        assertThat(keep.tick(THURSDAY_SLOT.plusSeconds(5))).isFalse();
        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.REJECTIONS);
            assertThat(notice.recipient()).isEqualTo("chu-tich-nam-ngan");
            assertThat(notice.count()).isEqualTo(7);
            assertThat(notice.days())
                    .singleElement()
                    .satisfies(day -> assertThat(day.samples()).hasSize(5));
        });
    }

    @Test
    void comesOnceADayAtTheMostAndWaitsForAWorkingDay() {
        keep.keep(records(0, 1, WEDNESDAY));
        keep.tick(THURSDAY_SLOT);
        keep.keep(records(1, 1, WEDNESDAY.plus(Duration.ofHours(13)).minusSeconds(1)));
        keep.tick(THURSDAY_SLOT.plus(Duration.ofHours(8)));
        assertThat(notices()).as("of a day that was told already").hasSize(1);
        keep.keep(records(2, 1, THURSDAY_SLOT.plus(Duration.ofHours(2))));
        keep.tick(FRIDAY_SLOT);
        assertThat(notices()).extracting(RejectionsNotice::count).containsExactlyInAnyOrder(1L, 2L);
        keep.keep(records(3, 1, FRIDAY_SLOT.plus(Duration.ofHours(2))));
        keep.keep(records(4, 1, FRIDAY_SLOT.plus(Duration.ofDays(1))));
        keep.tick(TUESDAY_SLOT.minusMillis(1));
        assertThat(notices()).hasSize(2);
        keep.tick(TUESDAY_SLOT);
        assertThat(notices())
                .hasSize(3)
                .anySatisfy(notice -> assertThat(notice.days()).hasSize(2));
    }

    @Test
    void countsEachRecordOnceAndNoneThatIsOld() {
        keep.keep(records(0, 3, WEDNESDAY));
        keep.keep(records(0, 4, WEDNESDAY));
        keepRejections().keep(records(1, 2, WEDNESDAY));
        keep.keep(
                records(4, 9, clock.instant().minus(DeadLetterMailService.NEWS).minusMillis(1)));
        keep.tick(THURSDAY_SLOT);
        assertThat(notices()).extracting(RejectionsNotice::count).containsExactly(4L);
    }

    /** After a crash its dead letter is published again, at another place of the log. */
    @Test
    void aRecordWhoseDeadLetterIsPublishedTwiceIsCountedOnce() {
        RejectedRecord first = SomeRejections.at(0, WEDNESDAY);
        RejectedRecord again = new RejectedRecord(first.city(), first.unit(), 0, 1, first.sample(), WEDNESDAY);
        keep.keep(List.of(first, again));
        keepRejections().keep(List.of(new RejectedRecord(first.city(), first.unit(), 1, 0, first.sample(), WEDNESDAY)));
        keep.keep(List.of(SomeRejections.at(2, WEDNESDAY)));
        keep.tick(THURSDAY_SLOT);
        assertThat(notices()).extracting(RejectionsNotice::count).containsExactly(2L);
    }

    /** What is remembered of a unit has a bound, and those that came last are remembered. */
    @Test
    void thePlacesOfTheLastRecordsAreRemembered() {
        keep.keep(records(0, 500, WEDNESDAY));
        RejectedRecord last = SomeRejections.at(499, WEDNESDAY);
        keep.keep(List.of(new RejectedRecord(last.city(), last.unit(), 1, 0, last.sample(), WEDNESDAY)));
        assertThat(units.unsettled()).singleElement().satisfies(unit -> {
            assertThat(unit.recent()).hasSize(200).endsWith(last.sample().place());
            assertThat(unit.days()).extracting(DeadLetterSummaryDay::count).containsExactly(500L);
        });
    }

    @Test
    void whereNoPersonCanBeInformedNothingWaitsForEver() {
        RejectedRecord one = SomeRejections.at(0, WEDNESDAY);
        keep.keep(List.of(new RejectedRecord(CityKey.HOME, "dong-ve", 0, 0, one.sample(), WEDNESDAY)));
        assertThat(keep.tick(THURSDAY_SLOT)).isFalse();
        assertThat(notices()).isEmpty();
        assertThat(units.unsettled()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"units.find", "units.store", "units.unsettled", "outbox.add", "outbox.find"})
    void goesOnAfterAFaultAnywhereAndTellsNothingTwice(String where) {
        keep.keep(records(0, 3, WEDNESDAY));
        away.set(where);
        try {
            keep.tick(THURSDAY_SLOT);
        } catch (IllegalStateException away) {
            assertThat(where).isEqualTo("units.unsettled");
        }
        try {
            keep.keep(records(3, 1, WEDNESDAY));
        } catch (IllegalStateException away) {
            assertThat(where).isIn("units.find", "units.store");
        }
        away.set("");
        keep.keep(records(3, 1, WEDNESDAY));
        keep.tick(THURSDAY_SLOT.plusSeconds(5));
        keepRejections().tick(THURSDAY_SLOT.plusSeconds(10));
        keepRejections().tick(FRIDAY_SLOT);
        assertThat(notices().stream().mapToLong(RejectionsNotice::count).sum()).isEqualTo(4);
        assertThat(units.unsettled()).isEmpty();
    }

    private DeadLetterMailService keepRejections() {
        return keepRejections(SmallCity.catalog());
    }

    private DeadLetterMailService keepRejections(Catalog... cities) {
        DeliveryPolicy delivery = new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
        OutboxPublisher outboxPublisher =
                new OutboxPublisher(faultyOutbox, NoticeRouter.atOnce(), delivery, new RecordingTally(), clock);
        return new DeadLetterMailService(
                Catalogs.of(cities),
                CityIds.ofHome("thanh-hoa"),
                units,
                outboxPublisher,
                new DigestSlots(LocalTime.of(7, 30)),
                clock);
    }

    private static List<RejectedRecord> records(long from, int count, Instant rejectedAt) {
        return LongStream.range(from, from + count)
                .mapToObj(offset -> SomeRejections.at(offset, rejectedAt))
                .toList();
    }

    private List<RejectionsNotice> notices() {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 1000).stream()
                .map(row -> (RejectionsNotice) row.notice())
                .toList();
    }

    @Test
    void tellsThePeopleOfTheCityWhoseUnitItIs() {
        CityKey hue = CityIds.ofHome("thanh-hoa").key("hue");
        DeadLetterMailService both = keepRejections(SmallCity.catalog(), SmallCity.of("hue"));
        both.keep(List.of(
                SomeRejections.at(hue, 0, WEDNESDAY),
                SomeRejections.at(hue, 1, WEDNESDAY),
                SomeRejections.at(2, WEDNESDAY)));
        assertThat(both.tick(THURSDAY_SLOT)).isTrue();
        assertThat(notices())
                .extracting(notice -> notice.subject() + " " + notice.count())
                .containsExactlyInAnyOrder("hue:rejections/nam-ngan 2", "rejections/nam-ngan 1");
    }

    @Test
    void aCityWhoseCatalogIsNotThereWaitsAlone() {
        CityKey hue = CityIds.ofHome("thanh-hoa").key("hue");
        keepRejections(SmallCity.catalog(), SmallCity.of("hue"))
                .keep(List.of(SomeRejections.at(hue, 0, WEDNESDAY), SomeRejections.at(2, WEDNESDAY)));
        assertThat(keep.tick(THURSDAY_SLOT)).isTrue();
        assertThat(notices()).extracting(RejectionsNotice::city).containsExactly(CityKey.HOME);
    }
}
