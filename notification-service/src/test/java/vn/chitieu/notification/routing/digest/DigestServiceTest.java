package vn.chitieu.notification.routing.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryDigestRepository;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;

class DigestServiceTest {

    private static final Instant SLOT = Instant.parse("2022-04-08T00:30:00Z");
    private static final DigestItem ITEM = DigestItem.of(SomeReminders.overdue("uv-dn"));

    private final AtomicReference<String> away = new AtomicReference<>("");
    private final InMemoryDigestRepository kept = new InMemoryDigestRepository();
    private final DigestRepository digests =
            Faulty.store(DigestRepository.class, kept, (method, first) -> method.equals(away.get()));
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Outbox faultyOutbox =
            Faulty.store(Outbox.class, outbox, (method, first) -> ("outbox." + method).equals(away.get()));
    private final DigestService close = new DigestService(
            Catalogs.of(SmallCity.catalog()),
            CityIds.ofHome("thanh-hoa"),
            digests,
            new OutboxPublisher(
                    faultyOutbox, NoticeRouter.atOnce(), policy(), new RecordingTally(), new TurnableClock()));

    @Test
    void postsOneNoticeForEachDigestWhoseSlotHasCome() {
        kept.join(new DigestKey("uv-dn", SLOT), ITEM);
        kept.join(new DigestKey("co-van", SLOT), ITEM);
        assertThat(close.tick(SLOT.minusMillis(1))).isFalse();
        assertThat(rows()).isEmpty();
        assertThat(close.tick(SLOT)).isTrue();
        assertThat(close.tick(SLOT.plusSeconds(5))).isFalse();
        assertThat(rows()).hasSize(2).allSatisfy(row -> {
            assertThat(row.notice().kind()).isEqualTo(NoticeKind.DIGEST);
            assertThat(row.notice().wantedAt()).isEqualTo(SLOT);
        });
        assertThat(kept.join(new DigestKey("uv-dn", SLOT), DigestItem.of(SomeReminders.reminder("uv-dn"))))
                .isEqualTo(DigestRepository.Joined.CLOSED);
    }

    @Test
    void aNoticeHasTheTracesOfTheFiguresInItOnceEachTheNewestFirst() {
        DigestKey digest = new DigestKey("uv-dn", SLOT);
        kept.join(digest, TracedItems.of(trace(1), SLOT.minusSeconds(30)));
        kept.join(digest, TracedItems.of(null, SLOT.minusSeconds(25)));
        kept.join(digest, TracedItems.of(trace(2), SLOT.minusSeconds(20)));
        kept.join(digest, TracedItems.of(trace(1), SLOT.minusSeconds(22)));
        kept.join(digest, ITEM);
        close.tick(SLOT);

        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.notice().traces()).containsExactly(trace(2), trace(1)));
    }

    @Test
    void aNoticeHasTheTracesOfTheNewestFiguresWhereThereAreMany() {
        DigestKey digest = new DigestKey("uv-dn", SLOT);
        IntStream.rangeClosed(1, 70).forEach(i -> kept.join(digest, TracedItems.of(trace(i), SLOT.minusSeconds(i))));
        close.tick(SLOT);

        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.notice().traces())
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, 64)
                                .mapToObj(DigestServiceTest::trace)
                                .toList()));
    }

    private static String trace(int number) {
        return "00-4bf92f3577b34da6a3ce929d0e0e%04d-00f067aa0ba902b7-01".formatted(number);
    }

    @Test
    void closesHoweverManyThereAre() {
        IntStream.range(0, 450).forEach(i -> kept.join(new DigestKey("p-" + i, SLOT), ITEM));
        close.tick(SLOT);
        assertThat(rows()).hasSize(450);
    }

    @Test
    void digestsOfOneCityThatFailHoldBackNoneOfAnotherHoweverManyTheyAre() {
        CityIds cities = CityIds.ofHome("thanh-hoa");
        CityKey hue = cities.key("hue");
        IntStream.range(0, 450)
                .forEach(i -> kept.join(new DigestKey(hue, "p-" + i, SLOT.minus(Duration.ofDays(1))), ITEM));
        kept.join(new DigestKey("p-1", SLOT), ITEM);
        DigestRepository faulty = Faulty.store(
                DigestRepository.class,
                kept,
                (method, first) ->
                        method.equals("close") && ((DigestKey) first).city().equals(hue));

        new DigestService(
                        Catalogs.of(SmallCity.catalog(), SmallCity.of("hue")),
                        cities,
                        faulty,
                        new OutboxPublisher(
                                outbox, NoticeRouter.atOnce(), policy(), new RecordingTally(), new TurnableClock()))
                .tick(SLOT);

        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.notice().city()).isEqualTo(CityKey.HOME);
            assertThat(row.notice().subject()).isEqualTo("digest/p-1/" + SLOT);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "items", "settled", "outbox.add", "outbox.find"})
    void goesOnAfterAFaultAnywhereAndPostsNoneTwice(String where) {
        kept.join(new DigestKey("uv-dn", SLOT), ITEM);
        away.set(where);
        close.tick(SLOT);
        away.set("");
        close.tick(SLOT.plusSeconds(5));
        close.tick(SLOT.plusSeconds(10));
        assertThat(rows()).singleElement();
        assertThat(kept.due(CityKey.HOME, SLOT.plusSeconds(10), 9)).isEmpty();
    }

    @Test
    void oneThatFailsHoldsBackNoOther() {
        kept.join(new DigestKey("a", SLOT), ITEM);
        kept.join(new DigestKey("b", SLOT), ITEM);
        DigestRepository one = Faulty.store(
                DigestRepository.class,
                kept,
                (method, first) -> method.equals("close") && first.equals(new DigestKey("a", SLOT)));
        OutboxPublisher outboxPublisher =
                new OutboxPublisher(outbox, NoticeRouter.atOnce(), policy(), new RecordingTally(), new TurnableClock());
        assertThat(new DigestService(
                                Catalogs.of(SmallCity.catalog()), CityIds.ofHome("thanh-hoa"), one, outboxPublisher)
                        .tick(SLOT))
                .isTrue();
        assertThat(rows()).extracting(row -> row.notice().recipient()).containsExactly("b");
    }

    private List<OutboxRow> rows() {
        return outbox.list(new Outbox.Filter(null, null, null, false), null, 1000);
    }

    private static DeliveryPolicy policy() {
        return new DeliveryPolicy(
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofDays(3),
                Duration.ofMinutes(5));
    }
}
