package vn.chitieu.ingestion.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.ingestion.audit.AuditRepository.Query;

class MongoAuditTrailIT extends AuditRepositoryContract {

    private static EmbeddedDatabase database;
    private static MongoClient client;

    @BeforeAll
    static void connect() {
        database = EmbeddedDatabase.inMemory();
        client = MongoClients.create(database.uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
        database.close();
    }

    @Override
    protected AuditRepository empty() {
        return new MongoAuditTrail(fresh(), 24);
    }

    @Test
    void dropsMonthsThatAreTooOldAndNothingElse() {
        MongoDatabase own = fresh();
        AuditRepository trail = new MongoAuditTrail(own, 2);
        own.getCollection("credentials").insertOne(new org.bson.Document("_id", "a"));
        for (int month = 1; month <= 5; month++) {
            LocalDate day = LocalDate.of(2022, month, 1);
            trail.keep("p", List.of(new AuditEntry.Used(day, "a", 1, 1, 1, Instant.EPOCH)), List.of());
        }

        assertThat(own.listCollectionNames().into(new ArrayList<>()))
                .containsExactlyInAnyOrder("audit-2022-03", "audit-2022-04", "audit-2022-05", "credentials", "uses");
    }

    @Test
    void aPageThatNobodyGaveOutIsEmpty() {
        AuditRepository trail = empty();
        LocalDate day = LocalDate.of(2022, 4, 8);
        trail.keep("p", List.of(new AuditEntry.Used(day, "a", 1, 1, 1, Instant.EPOCH)), List.of());

        assertThat(trail.read(new Query(null, null, "?!", 10)).entries()).isEmpty();
    }

    private static MongoDatabase fresh() {
        return client.getDatabase("test-" + UUID.randomUUID());
    }
}
