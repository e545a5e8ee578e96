package vn.chitieu.aggregation.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerSeekAware.ConsumerSeekCallback;

/** Notes where a consumer is sent. */
public final class RecordedSeeks implements ConsumerSeekCallback {

    private final List<String> seeks = new ArrayList<>();

    /** Returns where it was sent, such as {@code 0 from 5}, in order. */
    public List<String> all() {
        return seeks;
    }

    @Override
    public void seek(String topic, int partition, long offset) {
        seeks.add(partition + " from " + offset);
    }

    @Override
    public void seekToBeginning(String topic, int partition) {
        seeks.add(partition + " from the beginning");
    }

    @Override
    public void seek(String topic, int partition, Function<Long, Long> offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekToEnd(String topic, int partition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekRelative(String topic, int partition, long offset, boolean toCurrent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekToTimestamp(String topic, int partition, long timestamp) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void seekToTimestamp(Collection<TopicPartition> partitions, long timestamp) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getGroupId() {
        return "a-group";
    }
}
