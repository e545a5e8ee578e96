package vn.chitieu.ingestion.messaging.door;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.core.KafkaAdmin;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.TopicDefinitions;
import vn.chitieu.contracts.Topics;

/** The two topics of each unit of the catalogue, those of units that are no more included: they may still correct. */
final class DoorTopics {

    private final KafkaAdmin admin;
    private final TopicDefinitions definitions;

    DoorTopics(KafkaAdmin admin, TopicDefinitions definitions) {
        this.admin = admin;
        this.definitions = definitions;
    }

    /**
     * Makes those that do not exist yet, and returns the topics on which the units write.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer in time or does not allow it
     */
    Collection<String> make(Catalog city) {
        List<String> units = city.units().stream().map(ReportingUnit::id).toList();
        NewTopic[] all = units.stream()
                .flatMap(unit -> Stream.of(definitions.wardAnswers(unit), definitions.wardUpdates(unit)))
                .toArray(NewTopic[]::new);
        admin.createOrModifyTopics(all);
        return Collections.unmodifiableList(
                units.stream().map(Topics::wardUpdates).toList());
    }
}
