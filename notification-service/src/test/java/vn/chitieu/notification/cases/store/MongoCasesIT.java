package vn.chitieu.notification.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.fixtures.SomeNotices;
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

        assertThat(cases.withPendingNotices(null, 10)).containsExactly(SomeNotices.opened());
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

        assertThat(cases.withPendingNotices(null, 10)).containsExactly(relayed);
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
        assertThat(cases.withPendingTransitions(10)).containsExactly(opened);

        cases.passedOn(opened);

        assertThat(cases.withPendingTransitions(10)).isEmpty();
    }
}
