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
                        if (position.containsKey("waiting")) {
                            position.getList("waiting", Document.class)
                                    .forEach(city -> waiting.add(position.get("_id") + " " + city + " waits"));
                        }
                    }
                }
            }
        }
        return String.join(", ", waiting);
    }
}
