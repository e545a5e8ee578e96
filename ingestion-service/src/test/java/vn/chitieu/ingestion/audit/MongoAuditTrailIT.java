package vn.chitieu.ingestion.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditEntry.Changed;
import vn.chitieu.ingestion.audit.AuditRepository.Query;
import vn.chitieu.support.testing.TestDatabase;

class MongoAuditTrailIT extends AuditRepositoryContract {

    @Override
    protected AuditRepository empty() {
        return new MongoAuditTrail(TestDatabase.fresh(), 24);
    }

    @Test
    void dropsMonthsThatAreTooOldAndNothingElse() {
        MongoDatabase own = TestDatabase.fresh();
        AuditRepository auditRepository = new MongoAuditTrail(own, 2);
        own.getCollection("credentials").insertOne(new org.bson.Document("_id", "a"));
        for (int month = 1; month <= 5; month++) {
            LocalDate day = LocalDate.of(2022, month, 1);
            auditRepository.keep("p", List.of(new AuditEntry.Used(day, null, "a", 1, 1, 1, Instant.EPOCH)), List.of());
        }

        assertThat(own.listCollectionNames().into(new ArrayList<>()))
                .containsExactlyInAnyOrder("audit-2022-03", "audit-2022-04", "audit-2022-05", "credentials", "uses");
    }

    /** What they say of accounts of several cities is about none. */
    @Test
    void readsTheChangesOfAnOlderRelease() {
        MongoDatabase own = TestDatabase.fresh();
        AuditRepository auditRepository = new MongoAuditTrail(own, 24);
        LocalDate day = LocalDate.of(2022, 4, 8);
        for (String city : new String[] {"hue", null}) {
            Document stored = AuditDocuments.document(
                    new Changed(day, Set.of("hue"), "a", Instant.EPOCH, Change.ACCOUNT_CREATED, "admin", Map.of()),
                    String.valueOf(city));
            own.getCollection("audit-2022-04").insertOne(stored.append("city", city));
        }

        assertThat(auditRepository
                        .read(new Query(null, null, null, 10, "hue", false))
                        .entries())
                .extracting(AuditEntry::cities)
                .containsExactly(Set.of("hue"));
        assertThat(auditRepository
                        .read(new Query(null, null, null, 10, "vinh", true))
                        .entries())
                .extracting(AuditEntry::cities)
                .containsExactly(Set.of());
    }

    @Test
    void aLastUseThatCannotBeReadIsLeftOut() {
        MongoDatabase own = TestDatabase.fresh();
        AuditRepository auditRepository = new MongoAuditTrail(own, 24);
        LocalDate day = LocalDate.of(2022, 4, 8);
        for (String credential : List.of("a", "b")) {
            auditRepository.keep(
                    "p", List.of(new AuditEntry.Used(day, null, credential, 1, 1, 1, Instant.EPOCH)), List.of());
        }
        own.getCollection("uses").updateOne(Filters.eq("a"), Updates.unset("lastAt"));

        assertThat(auditRepository.lastUses()).containsOnlyKeys("b");
    }

    @Test
    void aPageThatWasNeverGivenOutIsEmpty() {
        AuditRepository auditRepository = empty();
        LocalDate day = LocalDate.of(2022, 4, 8);
        auditRepository.keep("p", List.of(new AuditEntry.Used(day, null, "a", 1, 1, 1, Instant.EPOCH)), List.of());

        assertThat(auditRepository.read(new Query(null, null, "?!", 10)).entries())
                .isEmpty();
    }
}
