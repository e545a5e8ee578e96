package vn.chitieu.ingestion.kafkaingress;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.ingestion.authentication.SenderRateLimiter;
import vn.chitieu.ingestion.submission.SubmissionService;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.support.tracing.FigureTracer;

/**
 * Dependencies that every session shares.
 *
 * @param catalogs asked each time
 * @param consumers give a new one each time
 * @param producers give a new transactional one each time
 * @param senders tell by which credential a record came
 * @param limits bound what one sender may send, over HTTP and here together
 * @param faults the cities whose records make transactions fail
 * @param holdFor how long the records of a unit are left alone that cannot be checked now
 * @param submitOn returns the use case whose log is within the transactions of a producer
 */
record IngressContext(
        Catalogs catalogs,
        WardTopics topics,
        Supplier<Consumer<String, byte[]>> consumers,
        Supplier<Producer<String, byte[]>> producers,
        Function<Producer<String, byte[]>, SubmissionService<Update>> submitOn,
        WardRecordProcessor reader,
        WardSenderResolver senders,
        SenderRateLimiter limits,
        IngressStatus state,
        CityFaults faults,
        Duration holdFor,
        Clock clock,
        FigureTracer tracer) {}
