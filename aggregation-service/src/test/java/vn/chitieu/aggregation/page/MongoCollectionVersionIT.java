package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.MongoLogPositions;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.SomePages;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.testing.TestDatabase;

class MongoCollectionVersionIT {

    private final MongoDatabase database = TestDatabase.fresh();

    @Test
    void nothingOfAnotherLayoutIsSeenOrTouched() {
        Document page = new Document("_id", PageRepositoryContract.LAND.toString())
                .append("version", 7L)
                .append("c", List.of(new Document("h", "as it was written then")));
        Document position = new Document("_id", Topics.INDICATOR_UPDATES + "-0").append("next", 12L);
        database.getCollection("pages").insertOne(page);
        database.getCollection("positions").insertOne(position);
        database.getCollection("milestones").insertOne(new Document("_id", "small").append("version", 1L));

        PageRepository pages = new MongoPages(database);
        LogPositions positions = new MongoLogPositions(database, Topics.INDICATOR_UPDATES);
        assertThat(positions.next(0)).isEmpty();
        assertThat(pages.keys("small")).isEmpty();
        assertThat(new MongoMilestones(database).find("small")).isEqualTo(Milestone.NONE);
        Page again = SomePages.full(PageRepositoryContract.LAND).at(1);
        pages.store(List.of(again));
        positions.advance(0, OptionalLong.empty(), 3);

        assertThat(pages.find(List.of(PageRepositoryContract.LAND))).containsValue(again);
        assertThat(database.getCollection("pages").find().first()).isEqualTo(page);
        assertThat(database.getCollection("positions").find().first()).isEqualTo(position);
    }

    /** Those of the version before this one are its documents still, packed, for a service that goes back to it. */
    @Test
    void thatOfTheVersionBeforeStaysForGoingBack() {
        Document packed = new Document("_id", PageRepositoryContract.LAND.toString())
                .append("version", 7L)
                .append("c", new Binary(new byte[] {1, 0}))
                .append("t", List.of());
        Document position = new Document("_id", Topics.INDICATOR_UPDATES + "-0").append("next", 12L);
        database.getCollection("pages_5").insertOne(packed);
        database.getCollection("positions_5").insertOne(position);

        assertThat(MongoCollectionVersion.tellOfOthers(database)).containsExactly("positions_5");
        assertThat(new MongoLogPositions(database, Topics.INDICATOR_UPDATES).next(0))
                .isEmpty();
        PageRepository pages = new MongoPages(database);
        assertThat(pages.keys("small")).isEmpty();
        pages.store(List.of(SomePages.full(PageRepositoryContract.LAND).at(1)));

        assertThat(database.getCollection("pages_5").find().first()).isEqualTo(packed);
        assertThat(database.getCollection("positions_5").find().first()).isEqualTo(position);
    }

    @Test
    void saysWhichOtherLayoutsThereAreWhileThisOneIsEmpty() {
        assertThat(MongoCollectionVersion.tellOfOthers(database)).isEmpty();
        database.getCollection("positions").insertOne(new Document("_id", "x").append("next", 1L));
        database.getCollection("positions_1").insertOne(new Document("_id", "x").append("next", 1L));
        assertThat(MongoCollectionVersion.tellOfOthers(database)).containsExactly("positions", "positions_1");

        new MongoLogPositions(database, Topics.INDICATOR_UPDATES).advance(0, OptionalLong.empty(), 3);

        assertThat(MongoCollectionVersion.tellOfOthers(database)).isEmpty();
    }
}
