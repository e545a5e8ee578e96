package vn.chitieu.aggregation.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.util.Collection;
import java.util.Date;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import vn.chitieu.aggregation.page.MongoCollectionVersion;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.support.mongo.Documents;

/**
 * Positions of one topic in the collection {@code positions}, one small document for each partition: {@code next}, and
 * beside it which log it counts in, {@code topic} its id and {@code from} its beginning; {@code waiting}, where cities
 * wait, has {@code city}, {@code next}, {@code since} and {@code why} of each.
 */
public final class MongoLogPositions implements LogPositions, LogIdentityRepository {

    private final MongoCollection<Document> positions;
    private final String topic;

    public MongoLogPositions(MongoDatabase database, String topic) {
        this.topic = topic;
        this.positions = MongoCollectionVersion.collection(database, "positions");
    }

    @Override
    public OptionalLong next(int partition) {
        Document position = positions.find(Filters.eq("_id", id(partition))).first();
        Long next = position == null ? null : position.getLong("next");
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    @Override
    public SortedMap<String, WaitingCity> waiting(int partition) {
        SortedMap<String, WaitingCity> waiting = new TreeMap<>();
        Document position = positions.find(Filters.eq("_id", id(partition))).first();
        if (position != null && position.containsKey("waiting")) {
            waiting(position).forEach(one -> waiting.put(one.city(), one));
        }
        return waiting;
    }

    @Override
    public Set<String> waitingCities() {
        Set<String> cities = new TreeSet<>();
        positions.find(Filters.exists("waiting")).forEach(found -> {
            if (isOfTopic(found.getString("_id"))) {
                waiting(found).map(WaitingCity::city).forEach(cities::add);
            }
        });
        return cities;
    }

    private static Stream<WaitingCity> waiting(Document position) {
        return Documents.list(position, "waiting", Document.class).stream().map(MongoLogPositions::city);
    }

    private static WaitingCity city(Document stored) {
        return new WaitingCity(
                Documents.text(stored, "city"),
                stored.getLong("next"),
                Documents.instant(stored, "since"),
                Documents.text(stored, "why"));
    }

    private static Bson position(long to, Collection<WaitingCity> waiting) {
        Bson next = Updates.set("next", to);
        return waiting.isEmpty()
                ? Updates.combine(next, Updates.unset("waiting"))
                : Updates.combine(
                        next,
                        Updates.set(
                                "waiting",
                                waiting.stream()
                                        .map(one -> new Document("city", one.city())
                                                .append("next", one.next())
                                                .append("since", Date.from(one.since()))
                                                .append("why", one.why()))
                                        .toList()));
    }

    @Override
    public void advance(int partition, OptionalLong from, long to, Collection<WaitingCity> waiting) {
        Bson position = position(to, waiting);
        boolean moved = from.isPresent() ? move(partition, from.getAsLong(), position) : begin(partition, position);
        if (!moved) {
            throw new StalePageException("expected " + id(partition) + " at " + from + ", but it is at "
                    + next(partition) + ": another consumer has taken it over");
        }
    }

    private boolean begin(int partition, Bson position) {
        try {
            return isDone(positions.updateOne(
                    Filters.and(Filters.eq("_id", id(partition)), Filters.exists("next", false)),
                    position,
                    new UpdateOptions().upsert(true)));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private static boolean isDone(UpdateResult result) {
        return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
    }

    private boolean move(int partition, long from, Bson position) {
        return positions
                        .updateOne(Filters.and(Filters.eq("_id", id(partition)), Filters.eq("next", from)), position)
                        .getMatchedCount()
                == 1;
    }

    @Override
    public SortedMap<Integer, LogIdentity> all() {
        SortedMap<Integer, LogIdentity> marks = new TreeMap<>();
        positions.find(Filters.exists("topic")).forEach(found -> {
            String id = found.getString("_id");
            if (isOfTopic(id)) {
                marks.put(
                        Integer.parseInt(id.substring(topic.length() + 1)),
                        new LogIdentity(found.getString("topic"), found.getLong("from"), found.getLong("ended")));
            }
        });
        return marks;
    }

    @Override
    public void put(int partition, LogIdentity mark) {
        positions.updateOne(
                Filters.eq("_id", id(partition)),
                Updates.combine(
                        Updates.set("topic", mark.topicId()),
                        Updates.set("from", mark.beginning()),
                        mark.endedAt() == null ? Updates.unset("ended") : Updates.set("ended", mark.endedAt())),
                new UpdateOptions().upsert(true));
    }

    private boolean isOfTopic(String id) {
        return id.lastIndexOf('-') == topic.length() && id.startsWith(topic);
    }

    private String id(int partition) {
        return topic + "-" + partition;
    }
}
