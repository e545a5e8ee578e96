package vn.chitieu.support.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says whether the database answers. Boot's own indicator asks every database of the server with a command that the
 * embedded server does not know and that a user of one database may not run on the others.
 */
public final class DatabaseHealthIndicator implements HealthIndicator {

    private final MongoDatabase database;

    /** Makes an indicator of that database. */
    public DatabaseHealthIndicator(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            database.runCommand(new Document("ping", 1));
            return Health.up().build();
        } catch (MongoException unreachable) {
            return Health.down(unreachable).build();
        }
    }
}
