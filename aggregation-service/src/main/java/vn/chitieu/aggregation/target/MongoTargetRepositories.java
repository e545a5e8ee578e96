package vn.chitieu.aggregation.target;

import com.mongodb.client.MongoDatabase;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Repository;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** Assigned targets in the database, made for a city when it is asked for first. */
@Repository
final class MongoTargetRepositories implements TargetRepositories, MongoInitializer {

    private final MongoDatabase database;
    private final ConcurrentMap<String, TargetRepository> cities = new ConcurrentHashMap<>();

    MongoTargetRepositories(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, database.getCollection("targets"), "version");
    }

    @Override
    public TargetRepository of(String city) {
        return cities.computeIfAbsent(city, first -> new MongoTargets(database, first));
    }
}
