package vn.chitieu.aggregation.log;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.contracts.kafka.Topics;

/** The topic of updates. */
@Component
final class KafkaUpdateLog implements UpdateLog {

    private final RecordLookup lookup;
    private final TopicReading topic;
    private final UpdateReader reader = new UpdateReader();

    KafkaUpdateLog(ConsumerFactory<String, byte[]> consumers, RecordLookup lookup) {
        this.lookup = lookup;
        this.topic = new TopicReading(consumers, Topics.INDICATOR_UPDATES);
    }

    @Override
    public SortedMap<Integer, Long> ends() {
        return topic.ends();
    }

    @Override
    public void read(int partition, long from, long to, Consumer<LoggedUpdate> each) {
        topic.read(partition, from, to, record -> each.accept(reader.read(record)));
    }

    @Override
    public Optional<LoggedUpdate.Reported> at(ReceiptId place) {
        return lookup.find(new TopicPartition(Topics.INDICATOR_UPDATES, place.partition()), place.offset())
                .map(reader::read)
                .filter(LoggedUpdate.Reported.class::isInstance)
                .map(LoggedUpdate.Reported.class::cast);
    }
}
