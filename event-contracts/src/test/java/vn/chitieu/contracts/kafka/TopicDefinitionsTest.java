package vn.chitieu.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicDefinitionsTest {

    private final TopicDefinitions topics = new TopicDefinitions(4, (short) 3);

    @Test
    void keepsUpdatesForEverWhateverTheBrokersDefaults() {
        assertThat(topics.indicatorUpdates().name()).isEqualTo(Topics.INDICATOR_UPDATES);
        assertThat(topics.indicatorUpdates().configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void keepsTargetsForEverBesideTheUpdatesThatTheyJudge() {
        assertThat(topics.targetAssignments().name()).isEqualTo(Topics.TARGET_ASSIGNMENTS);
        assertThat(topics.targetAssignments().configs())
                .isEqualTo(topics.indicatorUpdates().configs());
        assertThat(topics.targetAssignments().numPartitions())
                .isEqualTo(topics.indicatorUpdates().numPartitions());
    }

    @Test
    void keepsEveryVersionOfARemarkForEver() {
        assertThat(topics.unitRemarks().name()).isEqualTo(Topics.UNIT_REMARKS);
        assertThat(topics.unitRemarks().configs())
                .isEqualTo(topics.indicatorUpdates().configs());
    }

    @Test
    void keepsInvitationsToAccountsForEightDays() {
        assertThat(topics.accountInvitations().name()).isEqualTo(Topics.ACCOUNT_INVITATIONS);
        assertThat(topics.accountInvitations().configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "691200000")
                .containsEntry("segment.ms", "86400000");
    }

    @Test
    void compactsTotals() {
        assertThat(topics.quarterlyTotals().name()).isEqualTo(Topics.QUARTERLY_TOTALS);
        assertThat(topics.quarterlyTotals().configs()).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void keepsRejectedRecordsForAYearAndHasRoomForThemInBase64() {
        assertThat(topics.rejectedUpdates().name()).isEqualTo(Topics.REJECTED_UPDATES);
        assertThat(topics.rejectedUpdates().configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "31536000000")
                .containsEntry("max.message.bytes", "2097152");
    }

    @Test
    void keepsWhatHappenedToAlertsForAYear() {
        assertThat(topics.alertEvents().name()).isEqualTo(Topics.ALERT_EVENTS);
        assertThat(topics.alertEvents().configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "31536000000");
    }

    @Test
    void keepsTheNewestMarkOfEachDatabaseAndReadsFewToFindIt() {
        assertThat(topics.storeMarks().numPartitions()).isEqualTo(1);
        assertThat(topics.storeMarks().configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("segment.bytes", "1048576")
                .containsEntry("segment.ms", "86400000");
    }

    @Test
    void keepsTheNewestCatalogOfEachCityInOneOrderForAllAndOfBoundedSize() {
        assertThat(topics.cityCatalogs().name()).isEqualTo(Topics.CITY_CATALOGS);
        assertThat(topics.cityCatalogs().numPartitions()).isEqualTo(1);
        assertThat(topics.cityCatalogs().replicationFactor()).isEqualTo((short) 3);
        assertThat(topics.cityCatalogs().configs())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.message.bytes", "1048576")
                .containsEntry("min.insync.replicas", "2");
    }

    @Test
    void keepsWhatUnitsSendAndAreAnsweredForThirtyDaysInOrder() {
        NewTopic updates = topics.wardUpdates("thanh-hoa", "nam-ngan");
        NewTopic answers = topics.wardAnswers("thanh-hoa", "nam-ngan");

        assertThat(updates.name()).isEqualTo("ward-updates.thanh-hoa.nam-ngan");
        assertThat(updates.configs())
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("compression.type", "uncompressed")
                .containsEntry("max.message.bytes", "262144");
        assertThat(answers.name()).isEqualTo("ward-answers.thanh-hoa.nam-ngan");
        for (NewTopic topic : List.of(updates, answers)) {
            assertThat(topic.numPartitions()).isOne();
            assertThat(topic.replicationFactor()).isEqualTo((short) 3);
            assertThat(topic.configs())
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "2592000000")
                    .containsEntry("retention.bytes", "134217728")
                    .containsEntry("segment.bytes", "16777216")
                    .containsEntry("min.insync.replicas", "2");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "5, 4"})
    void needsAllReplicasButOneInSync(short replicas, String inSync) {
        TopicDefinitions sized = new TopicDefinitions(6, replicas);
        for (NewTopic topic : List.of(
                sized.indicatorUpdates(),
                sized.targetAssignments(),
                sized.quarterlyTotals(),
                sized.rejectedUpdates(),
                sized.alertEvents(),
                sized.rejectionCounts())) {
            assertThat(topic.numPartitions()).isEqualTo(6);
            assertThat(topic.replicationFactor()).isEqualTo(replicas);
            assertThat(topic.configs()).containsEntry("min.insync.replicas", inSync);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1"})
    void refusesAClusterOfNothing(int partitions, short replicas) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicDefinitions(partitions, replicas))
                .withMessage("expected 1 or more partitions and replicas, got " + partitions + " and " + replicas);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ward-updates.thanh-hoa.nam-ngan, nam-ngan, thanh-hoa",
                "ward-updates.nam-ngan, -, -",
                "ward-updates..nam-ngan, -, -",
                "ward-updates.thanh-hoa., -, -",
                "ward-updates.thanh-hoa.nam.ngan, -, -",
                "ward-updates.Thanh Hoa.nam-ngan, nam-ngan, -",
                "ward-answers.thanh-hoa.nam-ngan, -, -",
                "indicator-updates, -, -"
            })
    void aTopicOfAUnitSaysWhoseItIs(String topic, @Nullable String unit, @Nullable String city) {
        assertThat(Topics.unitOfWardUpdates(topic).orElse(null)).isEqualTo(unit);
        assertThat(Topics.cityOfWardUpdates(topic).orElse(null)).isEqualTo(city);
    }
}
