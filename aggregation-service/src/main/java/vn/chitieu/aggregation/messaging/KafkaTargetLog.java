package vn.chitieu.aggregation.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.aggregation.domain.AssignedTarget;
import vn.chitieu.aggregation.domain.TargetLog;
import vn.chitieu.contracts.Topics;

/** The topic of assigned targets. */
final class KafkaTargetLog implements TargetLog {

    private final TopicReading topic;
    private final TargetReader reader;

    KafkaTargetLog(ConsumerFactory<String, byte[]> consumers, TargetReader reader) {
        this.topic = new TopicReading(consumers, Topics.TARGET_ASSIGNMENTS);
        this.reader = reader;
    }

    @Override
    public List<AssignedTarget> all() {
        Map<Id, AssignedTarget> first = new LinkedHashMap<>();
        topic.ends()
                .forEach((partition, end) -> topic.read(partition, 0, end, record -> {
                    if (reader.read(record) instanceof TargetReader.Read.Assigned one) {
                        AssignedTarget target = one.target();
                        first.putIfAbsent(
                                new Id(
                                        target.target().indicator(),
                                        target.target().year(),
                                        target.id()),
                                target);
                    }
                }));
        return List.copyOf(first.values());
    }

    /** What an assignment is known by. */
    private record Id(String indicator, int year, String id) {}
}
