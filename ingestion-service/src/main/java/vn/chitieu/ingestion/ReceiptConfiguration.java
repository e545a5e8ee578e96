package vn.chitieu.ingestion;

import java.net.URI;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.receipt.ReceiptClient;
import vn.chitieu.ingestion.receipt.ReceiptProperties;
import vn.chitieu.ingestion.receipt.ReceiptService;
import vn.chitieu.ingestion.receipt.ReceiptSource;

/** Whom to ask what became of updates. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptProperties.class)
class ReceiptConfiguration {

    @Bean
    ReceiptSource receipts(ReceiptProperties settings) {
        return settings.url().isEmpty()
                ? receipt -> {
                    throw IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable(
                            "expected chitieu.ingestion.receipts.url to say whom to ask, got none", null);
                }
                : new ReceiptClient(URI.create(settings.url()), settings.key(), settings.timeout());
    }

    @Bean
    ReceiptService askReceipt(ReceiptSource receipts) {
        return new ReceiptService(receipts);
    }
}
