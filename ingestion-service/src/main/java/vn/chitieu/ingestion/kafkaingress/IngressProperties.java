package vn.chitieu.ingestion.kafkaingress;

import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of the Kafka ingress: the topics {@code ward-updates.<city>.<unit>} and {@code ward-answers.<city>.<unit>}.
 *
 * @param enabled whether its topics are made and read
 * @param instance name of this instance in its transactional id, 1 to 60 of {@code a-zA-Z0-9._-}, kept over restarts
 *     and another one for each instance; empty for one that is made up at each start. A known one ends what it left
 *     unfinished when it was killed as soon as it is back, a made-up one leaves that to the transaction's timeout
 * @param maxRecord largest value of a record, 1 KB to 1 MB
 * @param maxBatch how many records at most go into one transaction, 1 to 10,000
 * @param transactionTimeout after which the broker aborts a transaction that a process left unfinished, 1 s to 15 min;
 *     until then no consumer reads what came after it on the log
 */
@Validated
@ConfigurationProperties("chitieu.ingestion.door")
record IngressProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String instance,

        @DefaultValue("128KB") @InRange(from = "1KB", to = "1MB")
        DataSize maxRecord,

        @DefaultValue("500") @InRange(from = "1", to = "10000")
        int maxBatch,

        @DefaultValue("10s") @InRange(from = "1s", to = "15m")
        Duration transactionTimeout) {

    IngressProperties {
        Objects.requireNonNull(instance);
        if (!instance.matches("[a-zA-Z0-9._-]{0,60}")) {
            throw new IllegalArgumentException(
                    "expected chitieu.ingestion.door.instance of at most 60 of a-z, A-Z, 0-9, '.', '_' and '-', got "
                            + instance.length() + " characters");
        }
    }
}
