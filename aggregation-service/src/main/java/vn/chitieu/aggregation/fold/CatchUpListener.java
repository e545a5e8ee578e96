package vn.chitieu.aggregation.fold;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import vn.chitieu.aggregation.log.DatabasePositionListener;
import vn.chitieu.aggregation.log.WaitingCity;

/**
 * Listener of a log whose cities may wait alone. Its own thread catches them up from the log, after each batch and
 * while there is nothing to read.
 */
public abstract class CatchUpListener extends DatabasePositionListener implements WaitingCities {

    private final String topic;
    private final PartitionProgress progress;
    private final CityCatchUp catchUp;

    /**
     * Takes what the listener reads.
     *
     * @param topic the log
     * @param progress how far it is taken, and who waits
     * @param log where records are read again
     * @param atATime how many offsets are read together for a city that waits, 1 or more
     */
    protected CatchUpListener(String topic, PartitionProgress progress, CityCatchUp.Records log, int atATime) {
        this.topic = topic;
        this.progress = progress;
        this.catchUp = new CityCatchUp(progress, log, this::takeLate, atATime, System::nanoTime);
    }

    /**
     * Takes those of the records that are of a city that waits, and moves it on to an offset.
     *
     * @param records what the log has from where the city waits to that offset, of all cities
     * @throws RuntimeException if the city still fails, or a store
     */
    protected abstract void takeLate(
            int partition, WaitingCity city, Collection<ConsumerRecord<String, byte[]>> records, long to);

    /** Takes records as {@link #takeAll} does, and then catches up. */
    protected final void takeAllAndCatchUp(List<ConsumerRecord<String, byte[]>> records, Consumer<?, ?> consumer) {
        takeAll(records, consumer);
        catchUp(consumer.assignment());
    }

    /** Called by the thread of a listener while it has nothing to read; partitions of other topics are not ours. */
    @EventListener
    public void onIdle(ListenerContainerIdleEvent idle) {
        Collection<TopicPartition> partitions = idle.getTopicPartitions();
        if (partitions != null) {
            catchUp(partitions);
        }
    }

    private void catchUp(Collection<TopicPartition> partitions) {
        catchUp.run(partitions.stream()
                .filter(partition -> partition.topic().equals(topic))
                .map(TopicPartition::partition)
                .toList());
    }

    @Override
    protected final OptionalLong position(int partition) {
        return progress.position(partition);
    }

    @Override
    public final String log() {
        return topic;
    }

    @Override
    public final SortedMap<Integer, Collection<WaitingCity>> waiting() {
        return progress.waiting();
    }

    @Override
    public final String why(int partition, WaitingCity city) {
        return catchUp.why(partition, city);
    }

    /** Returns records by their offsets. */
    protected static Map<Long, ConsumerRecord<String, byte[]>> byOffset(
            Collection<ConsumerRecord<String, byte[]>> records) {
        return records.stream().collect(Collectors.toMap(ConsumerRecord::offset, Function.identity()));
    }
}
