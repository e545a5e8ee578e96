package vn.chitieu.aggregation.page;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import vn.chitieu.support.mongo.Documents;

/**
 * Bulk writes with optimistic locking: each document names the version that it replaces, or is inserted as the first
 * one.
 */
public final class BulkWrites {

    private BulkWrites() {}

    /**
     * Returns how many were written; the others have another version by now.
     *
     * @throws MongoBulkWriteException for any other fault, among them that a majority did not confirm what was written:
     *     that says nothing about versions
     */
    public static <T> int write(MongoCollection<T> collection, List<? extends WriteModel<? extends T>> writes) {
        try {
            return written(collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        } catch (MongoBulkWriteException refused) {
            List<BulkWriteError> errors = refused.getWriteErrors();
            if (refused.getWriteConcernError() == null
                    && !errors.isEmpty()
                    && errors.stream().allMatch(Documents::isDuplicate)) {
                return Math.min(written(refused.getWriteResult()), writes.size() - errors.size());
            }
            throw refused;
        }
    }

    private static int written(BulkWriteResult result) {
        return result.getInsertedCount() + result.getMatchedCount();
    }
}
