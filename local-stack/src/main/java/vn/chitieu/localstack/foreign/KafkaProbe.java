package vn.chitieu.localstack.foreign;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import vn.chitieu.localstack.StackException;

/** Asks a foreign Kafka whether it is there, before anything relies on it. */
public final class KafkaProbe {

    private final Duration timeout;

    /** Takes how long it waits for each of two answers. */
    public KafkaProbe(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Returns the id of the cluster. Its topics are listed as well: that question goes to the address that a broker
     * advertises, which may be another than the one that was given.
     *
     * @throws StackException naming option and address, if there is no such answer in time
     */
    public String cluster(ForeignParts parts) {
        String brokers = parts.bootstrapServers();
        int millis = Math.toIntExact(timeout.toMillis());
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.CLIENT_ID_CONFIG, "local-stack-probe",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis))) {
            String cluster = admin.describeCluster().clusterId().get();
            admin.listTopics().names().get();
            return cluster;
        } catch (ExecutionException e) {
            throw fault(brokers, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw fault(brokers, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while asking Kafka at " + brokers, e);
        }
    }

    private StackException fault(String brokers, Throwable why) {
        return new StackException(
                "--kafka " + brokers + ": expected Kafka without sign-in and TLS, at an address that it advertises to"
                        + " this machine, to answer within " + timeout.toMillis() + " ms, got: "
                        + TerminalText.of(String.valueOf(why.getMessage())),
                why);
    }
}
