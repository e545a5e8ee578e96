package vn.chitieu.notification.detection;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** Positions, one document for each partition. */
@Repository
final class MongoTopicPositions implements TopicPositions {

    private final MongoCollection<Document> positions;

    MongoTopicPositions(MongoDatabase database) {
        positions = database.getCollection("positions");
    }

    @Override
    public OptionalLong next(String topic, int partition) {
        Document found = positions.find(eq(id(topic, partition))).first();
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.getLong("next"));
    }

    @Override
    public void keep(String topic, Map<Integer, Long> nextByPartition) {
        nextByPartition.forEach((partition, next) -> positions.updateOne(
                eq(id(topic, partition)), Updates.max("next", next), new UpdateOptions().upsert(true)));
    }

    @Override
    public Optional<String> topicId(String topic, int partition) {
        Document found = positions.find(eq(id(topic, partition))).first();
        return Optional.ofNullable(found == null ? null : found.getString("topic"));
    }

    @Override
    public void follow(String topic, int partition, String topicId, long next) {
        positions.updateOne(
                eq(id(topic, partition)),
                Updates.combine(Updates.set("topic", topicId), Updates.set("next", next)),
                new UpdateOptions().upsert(true));
    }

    private static String id(String topic, int partition) {
        return topic + "-" + partition;
    }
}
