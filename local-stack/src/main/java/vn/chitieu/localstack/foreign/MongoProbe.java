package vn.chitieu.localstack.foreign;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.chitieu.localstack.StackException;

/** Asks a foreign MongoDB whether it is there and lets the services in, before anything relies on it. */
public final class MongoProbe {

    /** Where the services keep what they have, by their own defaults. */
    private static final List<String> DATABASES =
            List.of("chitieu-ingestion", "chitieu-aggregation", "chitieu-notification");

    private static final int UNAUTHORIZED = 13;

    private final Duration timeout;

    /** Takes how long it waits for a primary and for each answer. */
    public MongoProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Returns when a primary has answered a query on each database of the services.
     *
     * @throws StackException naming option and address, without user and password, if it does not
     */
    public void require(MongoAddress address) {
        long millis = timeout.toMillis();
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(address.uri()))
                .readPreference(ReadPreference.primary())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(millis, TimeUnit.MILLISECONDS).readTimeout(millis, TimeUnit.MILLISECONDS))
                .retryReads(false)
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            for (String database : DATABASES) {
                client.getDatabase(database).getCollection("probe").find().first();
            }
        } catch (MongoException | IllegalArgumentException e) {
            throw new StackException(
                    "--mongodb " + address + ": expected the primary of a MongoDB that lets its user read and write "
                            + String.join(", ", DATABASES) + " to answer within " + millis + " ms, got "
                            + reason(e),
                    e);
        }
    }

    /** The driver's own words would show the user. */
    private static String reason(RuntimeException e) {
        if (e instanceof MongoSecurityException) {
            return "a refusal of the user or the password";
        }
        if (e instanceof MongoCommandException refused) {
            return refused.getErrorCode() == UNAUTHORIZED
                    ? "that the user may not"
                    : "the error " + refused.getErrorCode() + " " + TerminalText.of(refused.getErrorCodeName());
        }
        return "no answer (" + e.getClass().getSimpleName() + ")";
    }
}
