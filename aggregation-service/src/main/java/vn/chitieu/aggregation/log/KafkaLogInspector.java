package vn.chitieu.aggregation.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import vn.chitieu.support.kafka.TopicInspector;
import vn.chitieu.support.kafka.TopicState;

/** A topic that is kept for ever, beside how it would be made. */
public final class KafkaLogInspector implements LogInspector {

    private final TopicInspector inspector;
    private final NewTopic definition;

    public KafkaLogInspector(TopicInspector inspector, NewTopic definition) {
        this.inspector = inspector;
        this.definition = definition;
    }

    @Override
    public LogState look() {
        try {
            Optional<TopicState> found = inspector.inspect(definition.name());
            return found.map(this::state).orElseGet(() -> new LogState("", new TreeMap<>(), List.of()));
        } catch (KafkaException silent) {
            throw new IllegalStateException("expected the broker to describe " + definition.name(), silent);
        }
    }

    private LogState state(TopicState topic) {
        SortedMap<Integer, LogState.Offsets> partitions = new TreeMap<>();
        topic.partitions()
                .forEach((partition, offsets) ->
                        partitions.put(partition, new LogState.Offsets(offsets.beginning(), offsets.end())));
        return new LogState(topic.id(), partitions, risks(topic));
    }

    /**
     * Settings of the definition that the topic has otherwise: where it deletes, compacts, or is kept too few times.
     */
    private List<String> risks(TopicState topic) {
        List<String> risks = new ArrayList<>();
        new TreeMap<>(definition.configs()).forEach((key, expected) -> {
            String actual = topic.setting(key);
            if (actual != null && !actual.equals(expected)) {
                risks.add(key + " is " + actual + " instead of " + expected);
            }
        });
        if (topic.replicas() < definition.replicationFactor()) {
            risks.add("replicas are " + topic.replicas() + " instead of " + definition.replicationFactor());
        }
        return risks;
    }
}
