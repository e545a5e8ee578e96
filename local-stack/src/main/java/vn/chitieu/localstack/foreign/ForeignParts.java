package vn.chitieu.localstack.foreign;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.localstack.Ports;

/**
 * The parts that run elsewhere; what is not given is embedded.
 *
 * @param mongodb the database; null for the embedded one
 * @param kafka the brokers that a client asks first; empty for the embedded one
 * @param smtp where mail is delivered; null for the embedded inbox
 */
public record ForeignParts(
        @Nullable MongoAddress mongodb,
        List<HostAndPort> kafka,
        @Nullable HostAndPort smtp) {

    public ForeignParts {
        kafka = List.copyOf(kafka);
    }

    /** Returns that everything is embedded. */
    public static ForeignParts none() {
        return new ForeignParts(null, List.of(), null);
    }

    /** Returns whether everything is embedded. */
    public boolean isEmpty() {
        return mongodb == null && kafka.isEmpty() && smtp == null;
    }

    /** Returns the brokers as a client takes them. */
    public String bootstrapServers() {
        return kafka.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    }

    /** Returns the ports without those of embedded parts that are not started. */
    public Ports needed(Ports all) {
        return new Ports(
                all.ingestion(),
                all.aggregation(),
                all.notification(),
                kafka.isEmpty() ? all.kafka() : 0,
                mongodb == null ? all.mongodb() : 0,
                smtp == null ? all.smtp() : 0,
                smtp == null ? all.imap() : 0);
    }
}
