package vn.chitieu.aggregation.messaging;

import java.util.SortedMap;
import java.util.function.Consumer;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.aggregation.domain.Update;
import vn.chitieu.aggregation.domain.UpdateLog;
import vn.chitieu.contracts.Topics;

/** The topic of updates. */
final class KafkaUpdateLog implements UpdateLog {

    private final TopicReading topic;
    private final UpdateReader reader = new UpdateReader();

    KafkaUpdateLog(ConsumerFactory<String, byte[]> consumers) {
        this.topic = new TopicReading(consumers, Topics.INDICATOR_UPDATES);
    }

    @Override
    public SortedMap<Integer, Long> ends() {
        return topic.ends();
    }

    @Override
    public void read(int partition, long from, long to, Consumer<Update> each) {
        topic.read(partition, from, to, record -> each.accept(reader.read(record)));
    }
}
