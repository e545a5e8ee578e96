package vn.chitieu.notification.cases.store;

import com.mongodb.client.MongoDatabase;
import vn.chitieu.notification.cases.model.CaseRepository;

/** Cases in a database, for tests of what works on them together with the outbox. */
public final class StoredCases {

    private StoredCases() {}

    public static CaseRepository in(MongoDatabase database) {
        return new MongoCases(database);
    }
}
