package vn.chitieu.aggregation.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.catalog.Target;
import vn.chitieu.contracts.kafka.Topics;

/** The topic of assigned targets. */
@Component
final class KafkaTargetLog implements TargetLog {

    private final TopicReading topic;
    private final TargetRecordReader reader;

    KafkaTargetLog(ConsumerFactory<String, byte[]> consumers, TargetRecordReader reader) {
        this.topic = new TopicReading(consumers, Topics.TARGET_ASSIGNMENTS);
        this.reader = reader;
    }

    @Override
    public List<AssignedTarget> all(String city) {
        Map<Year, TargetYear> years = new LinkedHashMap<>();
        topic.ends()
                .forEach((partition, end) -> topic.read(partition, 0, end, record -> {
                    if (reader.read(record) instanceof TargetRecordReader.Read.Assigned one
                            && one.city().equals(city)) {
                        Target target = one.target().target();
                        years.computeIfAbsent(new Year(target.indicator(), target.year()), year -> new TargetYear())
                                .add(one.target());
                    }
                }));
        return years.values().stream().flatMap(year -> year.kept().stream()).toList();
    }

    /** What assignments are kept by. */
    private record Year(String indicator, int year) {}
}
