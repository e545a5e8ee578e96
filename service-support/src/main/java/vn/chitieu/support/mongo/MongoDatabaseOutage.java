package vn.chitieu.support.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Classifies exceptions of the driver: an outage of MongoDB, which is transient, or another fault. */
public final class MongoDatabaseOutage {

    private static final int CAUSES = 10;

    private MongoDatabaseOutage() {}

    /** Returns whether the fault, or what caused it, is that the database does not answer. */
    public static boolean isOutage(Throwable fault) {
        return Stream.iterate(fault, one -> one != null, MongoDatabaseOutage::causeOf)
                .limit(CAUSES)
                .anyMatch(MongoDatabaseOutage::saysAway);
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable fault) {
        return fault == null ? null : fault.getCause();
    }

    private static boolean saysAway(@Nullable Throwable fault) {
        return fault instanceof MongoSocketException
                || fault instanceof MongoTimeoutException
                || fault instanceof MongoConnectionPoolClearedException
                || fault instanceof MongoNotPrimaryException
                || fault instanceof MongoNodeIsRecoveringException;
    }
}
