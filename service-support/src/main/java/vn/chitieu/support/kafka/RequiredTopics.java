package vn.chitieu.support.kafka;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics that a part of a service reads or writes, as they are made where they do not exist. Not plain beans of
 * {@link NewTopic}: Spring's own admin raises the partitions of those.
 *
 * @param definitions one for each topic
 */
public record RequiredTopics(List<NewTopic> definitions) {

    public RequiredTopics {
        definitions = List.copyOf(definitions);
    }

    /** Takes topics one by one. */
    public static RequiredTopics of(NewTopic... definitions) {
        return new RequiredTopics(List.of(definitions));
    }
}
