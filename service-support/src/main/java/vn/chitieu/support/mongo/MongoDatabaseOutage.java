package vn.chitieu.support.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Classifies exceptions of the driver: an outage of MongoDB, which is transient, or another fault. */
public final class MongoDatabaseOutage {

    private static final int CAUSES = 10;
    private static final Set<String> RETRYABLE_LABELS = Set.of("RetryableWriteError", "TransientTransactionError");

    /**
     * Host unreachable, not found, network timeout, no primary to be found, time limit exceeded, socket error: what the
     * router of a sharded cluster answers while a shard is away.
     */
    private static final Set<Integer> OF_A_ROUTER = Set.of(6, 7, 89, 133, 262, 9001);

    private MongoDatabaseOutage() {}

    /** Returns whether the fault, or what caused it, is that the database does not answer. */
    public static boolean isOutage(Throwable fault) {
        return anyCause(fault, MongoDatabaseOutage::saysAway);
    }

    /**
     * Returns whether the fault, or what caused it, is one that another request would have met as well: an outage, a
     * refused sign-in, or a thread that is to stop.
     */
    public static boolean concernsEveryRequest(Throwable fault) {
        return anyCause(
                fault,
                one -> saysAway(one)
                        || one instanceof MongoSecurityException
                        || one instanceof MongoInterruptedException);
    }

    /** Returns whether the fault, or what caused it, is any that the driver reports. */
    public static boolean isOfTheDriver(Throwable fault) {
        return anyCause(fault, MongoException.class::isInstance);
    }

    private static boolean anyCause(Throwable fault, Predicate<Throwable> wanted) {
        return Stream.iterate(fault, one -> one != null, MongoDatabaseOutage::causeOf)
                .limit(CAUSES)
                .anyMatch(wanted);
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable fault) {
        return fault == null ? null : fault.getCause();
    }

    /** A write whose majority is not there, or whose primary stepped down after the driver's retry, is one as well. */
    private static boolean saysAway(@Nullable Throwable fault) {
        return fault instanceof MongoSocketException
                || fault instanceof MongoTimeoutException
                || fault instanceof MongoConnectionPoolClearedException
                || fault instanceof MongoNotPrimaryException
                || fault instanceof MongoNodeIsRecoveringException
                || fault instanceof MongoWriteConcernException
                || (fault instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() != null)
                || (fault instanceof MongoException labeled
                        && RETRYABLE_LABELS.stream().anyMatch(labeled::hasErrorLabel))
                || (fault instanceof MongoCommandException command && OF_A_ROUTER.contains(command.getErrorCode()));
    }
}
