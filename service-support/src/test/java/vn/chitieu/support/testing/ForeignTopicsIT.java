package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedBroker;

class ForeignTopicsIT {

    @TempDir
    private Path data;

    @Test
    void deletesTopicsOfChitieuWhereTheBrokerIsForTestsAndNothingElse() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
                Admin admin = Admin.create(broker.superUser())) {
            ForeignTopics.delete(broker.bootstrapServers());
            assertThat(names(admin)).containsExactly(ForeignTopics.MARKER);

            create(admin, Topics.INDICATOR_UPDATES, Topics.wardUpdates("thanh-hoa", "nam-ngan"), "of-another-program");
            ForeignTopics.delete(broker.bootstrapServers());
            assertThat(names(admin)).containsExactlyInAnyOrder(ForeignTopics.MARKER, "of-another-program");
        }
    }

    @Test
    void deletesNothingOfABrokerThatIsNotForTests() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data, 0);
                Admin admin = Admin.create(broker.superUser())) {
            create(admin, Topics.INDICATOR_UPDATES);

            assertThatThrownBy(() -> ForeignTopics.delete(broker.bootstrapServers()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("expected a broker for tests alone, got topics of Chitieu without the topic "
                            + ForeignTopics.MARKER);
            assertThat(names(admin)).containsExactly(Topics.INDICATOR_UPDATES);
        }
    }

    private static void create(Admin admin, String... topics) throws Exception {
        admin.createTopics(List.of(topics).stream()
                        .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
                        .toList())
                .all()
                .get();
    }

    private static Set<String> names(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }
}
