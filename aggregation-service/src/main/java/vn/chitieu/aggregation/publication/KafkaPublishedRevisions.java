package vn.chitieu.aggregation.publication;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The revisions on {@code quarterly-totals}. They stand in the id of each event, its total's key and revision, so that
 * no total is decoded.
 */
public final class KafkaPublishedRevisions implements PublishedRevisions {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaPublishedRevisions.class);
    private static final int PARTS = 4;

    private final TopicReading topic;

    public KafkaPublishedRevisions(TopicReading topic) {
        this.topic = topic;
    }

    @Override
    public Map<PageKey, Map<Scope, Long>> highest() {
        Map<PageKey, Map<Scope, Long>> highest = new HashMap<>();
        topic.ends().forEach((partition, end) -> topic.read(partition, 0, end, record -> add(record, highest)));
        return highest;
    }

    private static void add(ConsumerRecord<String, byte[]> record, Map<PageKey, Map<Scope, Long>> highest) {
        Header header = record.headers().lastHeader("ce_id");
        String id = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        int at = id.lastIndexOf('@');
        String[] parts = at < 0 ? new String[0] : id.substring(0, at).split("/", -1);
        if (parts.length != PARTS) {
            return;
        }
        try {
            long revision = Long.parseLong(id.substring(at + 1));
            highest.computeIfAbsent(new PageKey(parts[0], parts[2], Quarter.parse(parts[3])), key -> new HashMap<>())
                    .merge(Scope.parse(parts[1]), revision, Math::max);
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("Passed over the total {}: {}", id, unreadable.getMessage());
        }
    }
}
