package vn.chitieu.notification.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.CASE;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.cases.CaseClockCorrection;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDeadlines;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.fixtures.AlertCaseFixture;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;
import vn.chitieu.support.testing.TestDatabase;

class MongoCasesIT extends CasesContract {

    @Override
    CaseRepository empty() {
        return new MongoCases(TestDatabase.fresh());
    }

    @Test
    void aDamagedCaseHoldsBackTheNoticesOfNoOther() {
        MongoDatabase database = TestDatabase.fresh();
        CaseRepository cases = new MongoCases(database);
        cases.store(SomeNotices.opened());
        database.getCollection("cases").insertOne(new Document("_id", "damaged").append("version", 1L));
        database.getCollection("casesWithNotices").insertOne(new Document("_id", "damaged").append("version", 1L));

        assertThat(cases.withPendingNotices(null, 10).items()).containsExactly(SomeNotices.opened());
    }

    @Test
    void aCaseThatIsOverIsNotLookedAtAnyMore() {
        MongoDatabase database = TestDatabase.fresh();
        CaseRepository cases = new MongoCases(database);
        cases.store(SomeNotices.opened());
        assertThat(database.getCollection("casesDue").countDocuments()).isEqualTo(1);
        assertThat(cases.store(SomeNotices.targetChanged())).isTrue();
        assertThat(database.getCollection("casesDue").countDocuments()).isZero();
    }

    /** A writer that lost its partition without knowing sets its hint late, and its case not at all. */
    @Test
    void aLateWritersHintDoesNotHideNewerNotices() {
        MongoDatabase database = TestDatabase.fresh();
        CaseRepository cases = new MongoCases(database);
        AlertCase opened = SomeNotices.opened();
        cases.store(opened);
        AlertCase relayed = opened.relayed(opened.outgoing().pending());
        cases.store(relayed);
        database.getCollection("casesWithNotices")
                .updateOne(
                        Filters.eq(opened.key().toString()),
                        Updates.set("version", relayed.progress().version() + 1));

        assertThat(cases.store(opened)).isFalse();
        cases.settled(relayed);

        assertThat(cases.withPendingNotices(null, 10).items()).containsExactly(relayed);
    }

    @Test
    void aCaseThatIsPutOffIsDueWhenTimeMovesIt() {
        MongoDatabase database = TestDatabase.fresh();
        CaseRepository cases = new MongoCases(database);
        AlertCase opened = SomeNotices.opened();
        Instant movesAt = Objects.requireNonNull(CaseLife.movesAt(opened));
        cases.store(opened);
        assertThat(cases.due(movesAt.minusMillis(1), 10)).isEmpty();
        assertThat(cases.due(movesAt, 10)).containsExactly(opened);
        database.getCollection("casesDue").updateMany(Filters.empty(), Updates.set("at", Date.from(Instant.EPOCH)));
        assertThat(cases.due(Instant.EPOCH, 10)).containsExactly(opened);

        cases.putOff(opened);

        assertThat(cases.due(movesAt.minusMillis(1), 10)).isEmpty();
        assertThat(cases.due(movesAt, 10)).containsExactly(opened);
    }

    @Test
    void aCaseHasTransitionsUntilTheyArePassedOn() {
        CaseRepository cases = empty();
        AlertCase opened = SomeNotices.opened();
        cases.store(opened);
        assertThat(cases.withPendingTransitions(null, 10).items()).containsExactly(opened);

        cases.passedOn(opened);

        assertThat(cases.withPendingTransitions(null, 10).items()).isEmpty();
    }

    @Test
    void aPageWithADamagedCaseIsNotTheLast() {
        MongoDatabase database = TestDatabase.fresh();
        CaseRepository cases = new MongoCases(database);
        cases.store(SomeNotices.opened());
        database.getCollection("cases").insertOne(new Document("_id", "A damaged one"));

        Page<AlertCase> first = cases.list(new CaseRepository.Filter(null, null, null), null, 1);

        assertThat(first.items()).isEmpty();
        assertThat(first.next()).isEqualTo("A damaged one");
        assertThat(cases.list(new CaseRepository.Filter(null, null, null), first.next(), 1)
                        .items())
                .containsExactly(SomeNotices.opened());
    }

    /** More than a page of them stand before the case of another city. */
    @Test
    void aDamagedCaseKeepsNoClockCorrectionFromTheCasesBehindIt() {
        MongoDatabase database = TestDatabase.fresh();
        CaseRepository cases = new MongoCases(database);
        TurnableClock clock = new TurnableClock();
        TransitionContextFactory context = new TransitionContextFactory(
                Catalogs.of(SmallCity.catalog(), SmallCity.of("hue")),
                CityIds.ofHome("thanh-hoa"),
                SomeFigures.POLICY,
                clock);
        clock.turn(Duration.ofDays(200));
        AlertCase behind = closed(CaseKey.parse("hue:" + CASE), context, clock.instant());
        List<AlertCase> before = ofHome(500).stream()
                .map(key -> closed(key, context, clock.instant()))
                .toList();
        clock.turn(Duration.ofDays(-200));
        insert(database, "cases", before);
        damage(database, before.get(250));
        insert(database, "cases", List.of(behind));

        new CaseClockCorrection(cases, context).takeBack(clock.instant().plusSeconds(60), clock.instant());

        assertThat(cases.find(behind.key()).orElseThrow().progress().state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void aPageOfDamagedCasesAndOfThoseThatFailHoldsBackTheNoticesOfNoOtherCity() {
        MongoDatabase database = TestDatabase.fresh();
        CaseRepository cases = new MongoCases(database);
        List<AlertCase> before = ofHome(100).stream().map(SomeNotices::openedAs).toList();
        before.forEach(one -> hint(database, "casesWithNotices", one));
        insert(database, "cases", before);
        damage(database, before.get(50));
        AlertCase behind = SomeNotices.openedAs(CaseKey.parse("hue:" + CASE));
        cases.store(behind);
        Outbox outbox = Faulty.store(
                Outbox.class,
                new InMemoryOutbox(),
                (call, row) ->
                        call.equals("add") && ((OutboxRow) row).notice().city().isHome());

        new DeliveryBench(cases, outbox).relay.relay();

        assertThat(outbox.list(new Outbox.Filter(null, null, null, false), null, 9))
                .extracting(row -> row.notice().subject())
                .containsOnly(behind.key().toString());
        assertThat(cases.find(behind.key()).orElseThrow().outgoing().pending()).isEmpty();
    }

    @Test
    void damagedCasesThatAreDueFirstHoldBackNoOther() {
        MongoDatabase database = TestDatabase.fresh();
        CaseRepository cases = new MongoCases(database);
        AlertCase behind = SomeNotices.opened();
        cases.store(behind);
        Instant now = Objects.requireNonNull(CaseLife.movesAt(behind));
        for (String id : List.of("damaged", "not there")) {
            database.getCollection("casesDue")
                    .insertOne(new Document("_id", id).append("version", 1L).append("at", Date.from(Instant.EPOCH)));
        }
        database.getCollection("cases").insertOne(new Document("_id", "damaged"));

        assertThat(cases.due(now, 1)).containsExactly(behind);
        assertThat(cases.due(now.plusSeconds(60), 3)).as("looked at again").containsExactly(behind);
        assertThat(database.getCollection("casesDue").countDocuments()).isEqualTo(3);
    }

    private static List<CaseKey> ofHome(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new CaseKey(CASE.rule(), CASE.total(), "O" + (1000 + number)))
                .toList();
    }

    private static AlertCase closed(CaseKey key, TransitionContextFactory context, Instant now) {
        return CaseLife.tick(
                AlertCaseFixture.like(SomeNotices.openedAs(key))
                        .deadlines(new CaseDeadlines(null, null, null, now))
                        .build(),
                context.of(key));
    }

    private static void insert(MongoDatabase database, String collection, List<AlertCase> all) {
        database.getCollection(collection)
                .insertMany(all.stream().map(CaseDocuments::write).toList());
    }

    private static void hint(MongoDatabase database, String collection, AlertCase one) {
        database.getCollection(collection)
                .insertOne(new Document("_id", one.key().toString())
                        .append("version", one.progress().version()));
    }

    private static void damage(MongoDatabase database, AlertCase one) {
        database.getCollection("cases").updateOne(Filters.eq(one.key().toString()), Updates.set("version", "damaged"));
    }
}
