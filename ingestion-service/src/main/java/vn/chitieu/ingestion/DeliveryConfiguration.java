package vn.chitieu.ingestion;

import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.problem.ReceiptsUnavailableException;
import vn.chitieu.ingestion.receipt.AggregationReceipts;
import vn.chitieu.ingestion.receipt.AskReceipt;
import vn.chitieu.ingestion.receipt.Receipts;
import vn.chitieu.ingestion.receipt.ReceiptsSettings;

/** Whom to ask what became of updates. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptsSettings.class)
class DeliveryConfiguration {

    @Bean
    Receipts receipts(ReceiptsSettings settings) {
        return settings.url().isEmpty()
                ? receipt -> {
                    throw new ReceiptsUnavailableException(
                            "expected chitieu.ingestion.receipts.url to say whom to ask, got none");
                }
                : new AggregationReceipts(URI.create(settings.url()), settings.key(), settings.timeout());
    }

    @Bean
    AskReceipt askReceipt(Receipts receipts) {
        return new AskReceipt(receipts);
    }
}
