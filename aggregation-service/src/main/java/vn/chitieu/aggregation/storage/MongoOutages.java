package vn.chitieu.aggregation.storage;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.domain.Outages;

/** Knows by which exceptions the driver says that MongoDB is away. */
final class MongoOutages implements Outages {

    private static final int CAUSES = 10;

    @Override
    public boolean isOutage(Throwable fault) {
        return Stream.iterate(fault, one -> one != null, MongoOutages::causeOf)
                .limit(CAUSES)
                .anyMatch(MongoOutages::saysAway);
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
