package vn.chitieu.notification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.DamagedDocumentException;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxCounts;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.delivery.OutboxAudit;
import vn.chitieu.support.testing.TestDatabase;

class MongoOutboxIT extends OutboxContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Test
    void aDamagedRowHoldsBackNoOther() {
        Outbox outbox = new MongoOutbox(database, Codecs.all());
        outbox.add(row("uv-dn"));
        database.getCollection("outbox")
                .insertOne(new Document("_id", "damaged")
                        .append("state", "NO_SUCH_STATE")
                        .append("channel", "MAIL")
                        .append("urgent", true)
                        .append("dueAt", Date.from(NOW.minusSeconds(60))));

        assertThat(outbox.due(NOW, 1)).containsExactly(row("uv-dn"));
        assertThat(outbox.damaged()).hasSize(1).containsKey("damaged");
    }

    @Test
    void findsANoticeAndWhatChangedLately() {
        Outbox outbox = new MongoOutbox(database, Codecs.all());
        OutboxRow row = row("uv-dn");
        outbox.add(row);

        assertThat(outbox.notice(row.id())).contains(row.notice());
        assertThat(outbox.notice("another")).isEmpty();
        assertThat(outbox.changedAfter(Instant.EPOCH, null, 9).items()).containsExactly(row);
        assertThat(outbox.changedAfter(NOW.plusSeconds(86_400), null, 9).items())
                .isEmpty();
    }

    @Test
    void aDamagedNoticeIsNamedWithItsReasonUntilItIsMended() {
        Outbox outbox = new MongoOutbox(database, Codecs.all());
        OutboxRow row = row("uv-dn");
        outbox.add(row);
        Bson its = Filters.eq(row.id());
        database.getCollection("notices").updateOne(its, Updates.set("kind", "NO_SUCH_KIND"));
        OutboxAudit audit = new OutboxAudit(
                outbox, DamagedDocuments.none(), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(5));
        assertThat(outbox.due(NOW, 1)).isEmpty();
        assertThatThrownBy(() -> outbox.find(row.id()))
                .isInstanceOf(DamagedDocumentException.class)
                .hasMessageContaining(row.id());
        assertThatThrownBy(() -> outbox.notice(row.id()))
                .isInstanceOf(DamagedDocumentException.class)
                .hasMessageContaining(row.id());
        assertThat(audit.audit().findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.toString()).contains(row.id()).contains("NO_SUCH_KIND"));

        database.getCollection("notices").updateOne(its, Updates.set("kind", NoticeKind.FIRED.name()));
        assertThat(audit.audit().isClean()).isTrue();
        assertThat(outbox.due(NOW, 1)).containsExactly(row);
    }

    @Test
    void aRowOfAnEarlierReleaseIsMail() {
        new MongoOutbox(database, Codecs.all()).add(row("uv-dn"));
        database.getCollection("outbox")
                .updateMany(Filters.empty(), Updates.combine(Updates.unset("channel"), Updates.unset("opens")));
        MongoOutbox later = new MongoOutbox(database, Codecs.all());
        later.initialize();
        assertThat(later.due(Channel.MAIL, NOW, 9)).containsExactly(row("uv-dn"));
        assertThat(later.due(Channel.WEBHOOK, NOW, 9)).isEmpty();
    }

    @Test
    void aNoticeThatWasCutOffFromItsRowIsMissingUntilItIsAddedAgain() {
        Outbox outbox = new MongoOutbox(database, Codecs.all());
        OutboxRow row = row("uv-dn");
        outbox.add(row);
        database.getCollection("outbox").deleteOne(new Document("_id", row.id()));
        assertThat(outbox.ledger().missing()).isEqualTo(1);
        assertThat(outbox.unaccounted(9)).containsExactly(row.id());
        assertThat(outbox.find(row.id())).isEmpty();

        assertThat(outbox.add(row)).isTrue();
        assertThat(outbox.ledger().missing()).isZero();
        assertThat(outbox.unaccounted(9)).isEmpty();
    }

    @Test
    void aRowWithoutANoticeIsFound() {
        Outbox outbox = new MongoOutbox(database, Codecs.all());
        outbox.add(row("uv-dn"));
        database.getCollection("notices")
                .deleteOne(new Document("_id", row("uv-dn").id()));
        assertThat(outbox.ledger().missing()).isEqualTo(-1);
        assertThat(outbox.unaccounted(9)).containsExactly(row("uv-dn").id());
    }

    @Test
    void aRowCutOffOnItsWayToTheArchiveIsCountedOnce() {
        Outbox outbox = new MongoOutbox(database, Codecs.all());
        OutboxRow row = row("uv-dn");
        OutboxRow failed = row.unwritable("550 no such user", NOW);
        outbox.add(row);
        outbox.store(List.of(failed));
        Document half = database.getCollection("outbox").find().first();
        database.getCollection("outboxArchive").insertOne(half);
        assertThat(outbox.ledger().missing()).isZero();

        outbox.archive(List.of(failed));
        assertThat(outbox.ledger()).isEqualTo(new OutboxCounts(1, Map.of(DeliveryState.FAILED, 1L), Map.of()));
    }

    /** Without a hint a count answers with what a collection says of itself; an aggregation may read all documents. */
    @Test
    void countsIdsInTheirIndexAndReadsNoDocumentThatIsDone() {
        List<BsonDocument> commands = new CopyOnWriteArrayList<>();
        List<Integer> read = new CopyOnWriteArrayList<>();
        CommandListener listener = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                commands.add(event.getCommand().clone());
            }

            @Override
            public void commandSucceeded(CommandSucceededEvent event) {
                BsonDocument cursor = event.getResponse().getDocument("cursor", new BsonDocument());
                read.add(cursor.getArray("firstBatch", new BsonArray()).size());
            }
        };
        try (MongoClient client = TestDatabase.watched(listener)) {
            Outbox outbox = new MongoOutbox(client.getDatabase(database.getName()), Codecs.all());
            outbox.add(row("co-van"));
            outbox.archive(List.of(row("co-van").unwritable("no words", NOW)));
            outbox.add(row("uv-dn"));
            commands.clear();
            read.clear();
            assertThat(outbox.ledger())
                    .isEqualTo(new OutboxCounts(2, Map.of(DeliveryState.FAILED, 1L), Map.of(DeliveryState.QUEUED, 1L)));
        }
        assertThat(commands)
                .extracting(BsonDocument::getFirstKey)
                .containsOnly("count", "find")
                .containsOnlyOnce("find");
        assertThat(commands)
                .filteredOn(command -> command.containsKey("count"))
                .hasSize(6)
                .allSatisfy(command -> {
                    assertThat(command.getDocument("query")).isEmpty();
                    assertThat(command.getDocument("hint")).isEqualTo(new BsonDocument("_id", new BsonInt32(1)));
                });
        assertThat(read.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }

    /** For each city, the home city included, the query demands one value of the field with which the index begins. */
    @Test
    void theMailsOfACityAreFoundByAnIndexThatBeginsWithTheCity() {
        List<BsonDocument> filters = new CopyOnWriteArrayList<>();
        CommandListener listener = new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommand().containsKey("find")
                        && event.getCommand().getString("find").getValue().equals("outboxArchive")) {
                    filters.add(event.getCommand().getDocument("filter").clone());
                }
            }
        };
        try (MongoClient client = TestDatabase.watched(listener)) {
            MongoOutbox outbox = new MongoOutbox(client.getDatabase(database.getName()), Codecs.all());
            outbox.initialize();
            outbox.list(new Outbox.Filter(CityKey.HOME, null, null, null, false), null, 9);
            outbox.list(new Outbox.Filter(new CityKey("hue:"), null, null, null, false), "a", 9);
        }

        assertThat(filters)
                .extracting(filter -> filter.getArray("$and").get(1))
                .containsExactly(
                        new BsonDocument("city", BsonNull.VALUE), new BsonDocument("city", new BsonString("hue")));
        assertThat(database.getCollection("outboxArchive").listIndexes())
                .extracting(index -> index.get("key", Document.class))
                .contains(new Document("city", 1).append("_id", 1));
    }

    @Test
    void aRowAmendedByAnotherIsNotOverwritten() {
        Outbox outbox = new MongoOutbox(database, Codecs.all());
        OutboxRow failed = row("uv-dn").unwritable("no words", NOW);
        outbox.add(row("uv-dn"));
        outbox.archive(List.of(failed));
        assertThat(outbox.amend(failed.markedDelivered("can-bo", NOW))).isTrue();
        assertThat(outbox.amend(failed.markedDelivered("ai-khac", NOW))).isFalse();
        assertThat(outbox.find(failed.id()).orElseThrow().answer()).contains("can-bo");
    }

    @Override
    Outbox empty() {
        return new MongoOutbox(database, Codecs.all());
    }
}
