package vn.chitieu.notification.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import com.mongodb.client.MongoDatabase;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.domain.outbox.Outbox;

class MongoOutboxIT extends OutboxContract {

    @Test
    void aDamagedRowHoldsBackNoOther() {
        MongoDatabase database = TestDatabase.fresh();
        Outbox outbox = new MongoOutbox(database);
        outbox.add(row("uv-dn"));
        database.getCollection("outbox")
                .insertOne(new Document("_id", "damaged")
                        .append("state", "NO_SUCH_STATE")
                        .append("dueAt", Date.from(NOW.minusSeconds(60))));

        assertThat(outbox.due(NOW, 1)).containsExactly(row("uv-dn"));
    }

    @Override
    Outbox empty() {
        return new MongoOutbox(TestDatabase.fresh());
    }
}
