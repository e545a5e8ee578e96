package vn.chitieu.chaos.fault;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.chaos.line.Waiting;

/**
 * The fault of one city alone: for a while a page of it cannot be read, nor written over, since its version is another
 * one than its writer knows. Other cities on the same partition have no part in it.
 */
public final class DamagedPage {

    private static final String TOTALS = "t";
    private static final String DAMAGE = "damaged";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final String mongodb;
    private final String city;
    private final Duration from;
    private final Duration to;
    private @Nullable Document sound;
    private String collection = "";
    private boolean isOver;

    /**
     * Takes whose page is damaged.
     *
     * @param from when it is, after the begin of the run
     * @param to when it is mended
     */
    public DamagedPage(String mongodb, String city, Duration from, Duration to) {
        this.mongodb = mongodb;
        this.city = city;
        this.from = from;
        this.to = to;
    }

    /** Returns one that never comes. */
    public static DamagedPage none() {
        DamagedPage none = new DamagedPage("", "", Duration.ZERO, Duration.ZERO);
        none.isOver = true;
        return none;
    }

    /** Returns whether a page is damaged now. */
    public boolean isThere() {
        return sound != null;
    }

    /** Does what is due at a moment of the run; what the database does not take now is done at the next one. */
    public void at(Duration moment) {
        if (isOver || moment.compareTo(from) < 0) {
            return;
        }
        try (MongoClient client =
                MongoClients.create(mongodb + "/?serverSelectionTimeoutMS=1000&socketTimeoutMS=5000")) {
            MongoDatabase database = client.getDatabase("chitieu-aggregation");
            if (sound == null) {
                damage(database);
            } else if (moment.compareTo(to) >= 0) {
                mend(database);
            }
        } catch (MongoException away) {
            System.out.println("[chaos] the page of " + city + " is left for the next moment: " + away.getMessage());
        }
    }

    /** Mends what is still damaged; returns when it is sound. */
    public void mendForSure() throws InterruptedException {
        Waiting.until("the page of " + city + " to be mended", TIMEOUT, () -> {
            if (isThere()) {
                at(to);
            }
            return !isThere();
        });
    }

    private void damage(MongoDatabase database) {
        for (String name : database.listCollectionNames()) {
            if (name.matches("pages_\\d+")) {
                sound = database.getCollection(name)
                        .findOneAndUpdate(
                                Filters.eq("_id", city + "/LAND_CLEARED/2022-Q1"),
                                Updates.combine(Updates.set(TOTALS, DAMAGE), Updates.inc("version", 1L)));
                collection = name;
            }
        }
        if (sound != null) {
            System.out.println("[chaos] a page of " + city + " is damaged");
        }
    }

    /** Where the database was lost or restored meanwhile, the damage is gone with it. */
    private void mend(MongoDatabase database) {
        MongoCollection<Document> pages = database.getCollection(collection);
        Document before = sound;
        if (before != null) {
            long mended = pages.replaceOne(
                            Filters.and(Filters.eq("_id", before.get("_id")), Filters.eq(TOTALS, DAMAGE)), before)
                    .getModifiedCount();
            System.out.println("[chaos] the page of " + city + (mended == 1 ? " is mended" : " was mended already"));
        }
        sound = null;
        isOver = true;
    }
}
