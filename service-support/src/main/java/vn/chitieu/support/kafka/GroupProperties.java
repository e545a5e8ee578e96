package vn.chitieu.support.kafka;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the listeners of a service share the partitions of their topics with its other instances, under
 * {@code chitieu.consumer-groups}; the same for all services.
 *
 * @param protocol the protocol of their groups
 * @param instanceId a name that this instance keeps when it is started again, such as that of a pod of a StatefulSet:
 *     its partitions then wait for it until the group's session ends; null for an instance whose partitions go to the
 *     others at once
 */
@ConfigurationProperties("chitieu.consumer-groups")
public record GroupProperties(
        @DefaultValue("auto") Protocol protocol, @Nullable String instanceId) {

    /** The protocols of consumer groups. */
    public enum Protocol {
        /** That of the broker's version: the new one where the broker has it. */
        AUTO,
        /** The new one (KIP-848), by which the broker moves single partitions. */
        CONSUMER,
        /** The old one, cooperative: a partition that stays is read on while others move. */
        CLASSIC
    }
}
