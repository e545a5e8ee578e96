package vn.chitieu.aggregation.fold;

import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.log.LogLostException;
import vn.chitieu.aggregation.log.LogUnavailableException;
import vn.chitieu.aggregation.page.PartitionLostException;
import vn.chitieu.support.mongo.MongoDatabaseOutage;

/**
 * Classifies faults of work on one city: those that any city would meet at that moment, such as a database or a broker
 * that does not answer, and those of the city itself. One that is taken for the city's although it is not does no harm
 * but that the city waits alone for a while.
 */
public final class CityFault {

    private static final int CAUSES = 10;

    private CityFault() {}

    /** Returns whether work on another city may succeed although this failed. */
    public static boolean isOfOneCity(Throwable fault) {
        return !MongoDatabaseOutage.concernsEveryRequest(fault) && causes(fault).noneMatch(CityFault::isOfAll);
    }

    /**
     * Returns whether reading failed by what is stored of the city, as it will again. Any fault of the database is
     * another one: it may pass.
     */
    static boolean isOfADocument(Throwable fault) {
        return isOfOneCity(fault) && !MongoDatabaseOutage.isOfTheDriver(fault);
    }

    private static Stream<@Nullable Throwable> causes(Throwable fault) {
        return Stream.<@Nullable Throwable>iterate(fault, one -> one != null, CityFault::causeOf)
                .limit(CAUSES);
    }

    private static @Nullable Throwable causeOf(@Nullable Throwable fault) {
        return fault == null ? null : fault.getCause();
    }

    private static boolean isOfAll(@Nullable Throwable fault) {
        return fault instanceof PartitionLostException
                || fault instanceof LogLostException
                || fault instanceof LogUnavailableException
                || fault instanceof InterruptedException
                || fault instanceof TimeoutException
                || (fault instanceof KafkaException
                        && !(fault instanceof RecordTooLargeException)
                        && !(fault instanceof SerializationException));
    }
}
