package vn.chitieu.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;

class BrokerAccessTest {

    @Test
    void aWardMayThisAndNothingElse() {
        String user = BrokerAccess.wardUser("0123456789abcdef");

        assertThat(BrokerAccess.rulesOfWard(user, "thanh-hoa", List.of("nam-ngan", "ham-rong")))
                .extracting(BrokerAccessTest::inWords)
                .containsExactlyInAnyOrder(
                        "User:ward-0123456789abcdef WRITE TOPIC LITERAL ward-updates.thanh-hoa.nam-ngan",
                        "User:ward-0123456789abcdef DESCRIBE TOPIC LITERAL ward-updates.thanh-hoa.nam-ngan",
                        "User:ward-0123456789abcdef READ TOPIC LITERAL ward-answers.thanh-hoa.nam-ngan",
                        "User:ward-0123456789abcdef DESCRIBE TOPIC LITERAL ward-answers.thanh-hoa.nam-ngan",
                        "User:ward-0123456789abcdef WRITE TOPIC LITERAL ward-updates.thanh-hoa.ham-rong",
                        "User:ward-0123456789abcdef DESCRIBE TOPIC LITERAL ward-updates.thanh-hoa.ham-rong",
                        "User:ward-0123456789abcdef READ TOPIC LITERAL ward-answers.thanh-hoa.ham-rong",
                        "User:ward-0123456789abcdef DESCRIBE TOPIC LITERAL ward-answers.thanh-hoa.ham-rong",
                        "User:ward-0123456789abcdef READ GROUP PREFIXED ward-0123456789abcdef");
    }

    @Test
    void onlyIngestionWritesTheLogAndOnlyAggregationTheTotals() {
        assertThat(writersOf(Topics.INDICATOR_UPDATES)).containsExactly(Service.INGESTION);
        assertThat(writersOf(Topics.TARGET_ASSIGNMENTS)).containsExactly(Service.INGESTION);
        assertThat(writersOf(Topics.UNIT_REMARKS)).containsExactly(Service.INGESTION);
        assertThat(writersOf(Topics.REJECTION_COUNTS)).containsExactly(Service.INGESTION);
        assertThat(writersOf(Topics.ACCOUNT_INVITATIONS)).containsExactly(Service.INGESTION);
        assertThat(writersOf(Topics.QUARTERLY_TOTALS)).containsExactly(Service.AGGREGATION);
        assertThat(writersOf(Topics.ALERT_EVENTS)).containsExactly(Service.NOTIFICATION);
        assertThat(writersOf(Topics.REJECTED_UPDATES)).containsExactly(Service.INGESTION, Service.AGGREGATION);
        assertThat(writersOf(Topics.CITY_CATALOGS)).containsExactly(Service.INGESTION);
        assertThat(Service.values())
                .allSatisfy(service -> assertThat(service.rules())
                        .anyMatch(rule -> rule.pattern().name().equals(Topics.CITY_CATALOGS)
                                && rule.entry().operation() == AclOperation.READ));
        assertThat(writersOf(Topics.STORE_MARKS)).containsExactly(Service.INGESTION, Service.NOTIFICATION);
    }

    @Test
    void onlyIngestionAltersTheClusterAndNoUserMayEverything() {
        assertThat(Arrays.stream(Service.values())
                        .filter(service -> service.rules().stream()
                                .anyMatch(rule -> rule.pattern().resourceType() == ResourceType.CLUSTER)))
                .containsExactly(Service.INGESTION);
        assertThat(Arrays.stream(Service.values()).flatMap(service -> service.rules().stream()))
                .allSatisfy(rule -> {
                    assertThat(rule.entry().operation()).isNotIn(AclOperation.ALL, AclOperation.DELETE);
                    assertThat(rule.pattern().name()).isNotIn("*", "");
                });
    }

    private static List<Service> writersOf(String topic) {
        return Arrays.stream(Service.values())
                .filter(service -> service.rules().stream()
                        .anyMatch(rule -> rule.pattern().name().equals(topic)
                                && rule.entry().operation() == AclOperation.WRITE))
                .toList();
    }

    private static String inWords(AclBinding rule) {
        return "%s %s %s %s %s"
                .formatted(
                        rule.entry().principal(),
                        rule.entry().operation(),
                        rule.pattern().resourceType(),
                        rule.pattern().patternType(),
                        rule.pattern().name());
    }
}
