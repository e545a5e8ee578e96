package vn.chitieu.notification.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.notification.cases.store.StoredCases;
import vn.chitieu.notification.fixtures.Mortal;
import vn.chitieu.notification.outbox.CrashStory;
import vn.chitieu.support.testing.TestDatabase;

/** Killed before or after every single write that reaches the database, one life after the other, nothing is lost. */
class CrashOnMongoIT {

    private static final Set<String> WRITES =
            Set.of("insertOne", "insertMany", "replaceOne", "updateOne", "bulkWrite", "deleteOne", "deleteMany");
    private static final int MORE_THAN_A_LIFE_HAS = 500;

    @ParameterizedTest
    @CsvSource({"true, 16", "true, 1", "false, 16", "false, 1"})
    void everyLifeEndsOneWriteLaterThanTheLast(boolean before, int together) {
        MongoDatabase database = TestDatabase.fresh();
        CrashStory story = new CrashStory(together);
        int lives = 1;
        while (lives < MORE_THAN_A_LIFE_HAS && !dies(story, database, before, lives)) {
            lives++;
        }
        assertThat(lives).isBetween(5, MORE_THAN_A_LIFE_HAS - 1);
        story.endWell(() -> stores(database));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 12, 18, 23, 29, 34, 40, 47, 55, 63})
    void onOneDeathAfterThatManyWrites(int writes) {
        MongoDatabase database = TestDatabase.fresh();
        CrashStory story = new CrashStory(16);
        dies(story, database, false, writes);
        story.endWell(() -> stores(database));
    }

    /** Returns whether it lived to the end instead. */
    private static boolean dies(CrashStory story, MongoDatabase database, boolean before, int writes) {
        stores(database); // indexes are made by no life of ours
        AtomicInteger toGo = new AtomicInteger(writes);
        Mortal.Reaper reaper =
                (call, first, isBefore) -> isBefore == before && WRITES.contains(call) && toGo.decrementAndGet() == 0;
        return story.live(() -> stores(mortal(database, reaper)), when -> {});
    }

    private static CrashStory.Stores stores(MongoDatabase database) {
        return new CrashStory.Stores(StoredCases.in(database), new MongoOutbox(database, Codecs.all()));
    }

    private static MongoDatabase mortal(MongoDatabase database, Mortal.Reaper reaper) {
        return (MongoDatabase) Proxy.newProxyInstance(
                MongoDatabase.class.getClassLoader(),
                new Class<?>[] {MongoDatabase.class},
                (self, method, arguments) -> {
                    Object result = method.invoke(database, arguments);
                    return result instanceof MongoCollection<?> collection
                            ? Mortal.store(MongoCollection.class, collection, reaper)
                            : result;
                });
    }
}
