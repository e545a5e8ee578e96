package vn.chitieu.support.testing;

import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** The embedded database under the name of MongoDB, for what a store does on that alone. */
public final class SaysMongoDb {

    private static final Document BUILD_INFO =
            new Document("version", "7.0.5").append("gitVersion", "7809d71e84e314b497f282ea8aa06d7ded3eb205");

    private SaysMongoDb() {}

    /** Returns the same database, whose server answers {@code buildInfo} as MongoDB does. */
    public static MongoDatabase of(MongoDatabase embedded) {
        return (MongoDatabase) Proxy.newProxyInstance(
                SaysMongoDb.class.getClassLoader(),
                new Class<?>[] {MongoDatabase.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("runCommand")
                            && arguments[0] instanceof Document command
                            && command.containsKey("buildInfo")) {
                        return BUILD_INFO;
                    }
                    try {
                        return method.invoke(embedded, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }

    /** Returns the names of the indexes of a collection, such as {@code _id_1_version_1}. */
    public static List<String> indexes(MongoDatabase database, String collection) {
        List<String> names = new ArrayList<>();
        database.getCollection(collection).listIndexes().forEach(index -> names.add(index.getString("name")));
        return names;
    }
}
