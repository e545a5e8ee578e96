package vn.chitieu.chaos;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import vn.chitieu.chaos.line.Line;

/** The cities that aggregation has set aside, because their updates could not be folded, by its positions. */
record WaitingCities(Line line) {

    /** Returns who waits; empty where none does. */
    String text() {
        List<String> waiting = new ArrayList<>();
        try (MongoClient client = MongoClients.create(line.mongodb())) {
            MongoDatabase database = client.getDatabase("chitieu-aggregation");
            for (String name : database.listCollectionNames()) {
                if (name.startsWith("positions")) {
                    for (Document position : database.getCollection(name).find()) {
                        Document cities = position.get("waiting", Document.class);
                        if (cities != null && !cities.isEmpty()) {
                            waiting.add(position.get("_id") + " " + cities.keySet() + " wait");
                        }
                    }
                }
            }
        }
        return String.join(", ", waiting);
    }
}
