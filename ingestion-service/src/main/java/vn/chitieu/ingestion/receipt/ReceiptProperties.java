package vn.chitieu.ingestion.receipt;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of the clients of the aggregation service.
 *
 * @param url address of the aggregation service, with a slash at its end; empty for no service
 * @param key of a reader of the aggregation service
 * @param timeout for a whole answer, 100 ms to 1 minute
 */
@Validated
@ConfigurationProperties("chitieu.ingestion.receipts")
public record ReceiptProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String key,

        @DefaultValue("5s") @InRange(from = "100ms", to = "1m")
        Duration timeout) {

    /** Checks the address. */
    public ReceiptProperties {
        Objects.requireNonNull(key);
        if (!url.isEmpty()) {
            URI address = URI.create(url);
            if (address.getHost() == null || !url.endsWith("/")) {
                throw new IllegalArgumentException(
                        "expected chitieu.ingestion.receipts.url such as http://localhost:8082/, got " + url);
            }
        }
    }
}
