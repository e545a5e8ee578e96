package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.embedded.BrokerSecurity;
import vn.chitieu.ingestion.SecuredParts.WardAccount;
import vn.chitieu.ingestion.plausibility.FigureHistory;

/** Every connection of the service to the broker goes through TLS where one bundle is named. */
class TlsToTheBrokerIT {

    @TempDir
    private Path directory;

    @Test
    void oneBundleServesAllConnections() throws Exception {
        SelfSigned own = SelfSigned.in(directory);

        try (SecuredParts parts = new SecuredParts(
                new BrokerSecurity.Tls(own.store(), SelfSigned.PASSWORD),
                "spring.ssl.bundle.pem.city.truststore.certificate=" + own.certificate(),
                "spring.kafka.ssl.bundle=city")) {
            parts.makeTopics("nam-ngan");
            WardAccount account = parts.issue("n", "nam-ngan");

            assertThat(parts.service()
                            .submit(
                                    account.key(),
                                    "{\"id\": \"tls-1\", \"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\","
                                            + " \"period\": \"2022-03\", \"value\": 1}")
                            .status())
                    .isEqualTo(202);
            // The reading of the history has a consumer of its own.
            publish(
                    parts,
                    FigureHistoryIT.total(
                            "nam-ngan",
                            "URBAN_VIOLATIONS",
                            List.of(FigureHistoryIT.figure("2022-02", "6", FigureStatus.PRELIMINARY))));
            Awaitility.await()
                    .until(() -> parts.service()
                            .bean(FigureHistory.class)
                            .at("thanh-hoa", "nam-ngan", "URBAN_VIOLATIONS", ReportingPeriod.parse("2022-02"))
                            .isPresent());
            Map<String, Object> ward = parts.client(account.user(), account.password());
            ward.putAll(Map.of(
                    "security.protocol", "SASL_SSL",
                    "ssl.truststore.type", "PEM",
                    "ssl.truststore.location", own.certificate().toString()));
            Awaitility.await().ignoreExceptions().until(() -> {
                new WardClient(ward).write("ward-updates.thanh-hoa.nam-ngan", "{}");
                return true;
            });
        }
    }

    private static void publish(SecuredParts parts, QuarterlyTotal total) throws Exception {
        try (var producer = new WardClient(parts.superUserSettings()).producer(Map.of())) {
            producer.send(CloudEventRecords.write(
                            Topics.QUARTERLY_TOTALS,
                            total.key(),
                            QuarterlyTotal.TYPE,
                            total.key() + "@1",
                            "/chitieu/aggregation",
                            Instant.parse("2022-03-02T01:00:00Z"),
                            total))
                    .get();
        }
    }
}
