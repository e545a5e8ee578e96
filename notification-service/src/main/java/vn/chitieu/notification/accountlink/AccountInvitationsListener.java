package vn.chitieu.notification.accountlink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.detection.PositionSeeker;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Kafka listener of invitations to accounts, read from the position kept in the database. Idempotent: an invitation
 * that comes again is the same notice. Counts, per record:
 *
 * <pre>received = posted + expired + unreadable + of_strangers</pre>
 */
@Component
class AccountInvitationsListener implements ConsumerSeekAware {

    private static final List<String> OUTCOMES = List.of("posted", "expired", "unreadable", "of_strangers");
    private static final Logger log = LoggerFactory.getLogger(AccountInvitationsListener.class);

    private final OutboxPublisher outboxPublisher;
    private final PositionSeeker seeker;
    private final Catalogs catalogs;
    private final CityIds cities;
    private final Clock clock;
    private final Map<String, Counter> received;

    AccountInvitationsListener(
            OutboxPublisher outboxPublisher,
            PositionSeeker seeker,
            Catalogs catalogs,
            CityIds cities,
            Clock clock,
            MeterRegistry meters) {
        this.outboxPublisher = outboxPublisher;
        this.seeker = seeker;
        this.catalogs = catalogs;
        this.cities = cities;
        this.clock = clock;
        this.received = OUTCOMES.stream()
                .collect(Collectors.toMap(
                        outcome -> outcome,
                        outcome -> Counter.builder("chitieu.notification.invitations.received")
                                .description("Invitations to accounts that were read")
                                .tag("outcome", outcome)
                                .register(meters)));
    }

    @KafkaListener(
            id = "account-invitations",
            idIsGroup = false,
            groupId = "notification-invitations",
            clientIdPrefix = "notification-invitations",
            topics = Topics.ACCOUNT_INVITATIONS)
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        if (seeker.areLost(Topics.ACCOUNT_INVITATIONS, records)) {
            return;
        }
        records.forEach(
                record -> Objects.requireNonNull(received.get(outcome(record))).increment());
        seeker.keep(Topics.ACCOUNT_INVITATIONS, records);
    }

    /** A city without a catalog has no words to write with, and ingestion knows no such city either. */
    private String outcome(ConsumerRecord<String, byte[]> record) {
        try {
            AccountInvited event = CloudEventRecords.read(record, AccountInvited.TYPE, AccountInvited.class);
            if (!clock.instant().isBefore(event.expires())) {
                return "expired";
            }
            if (catalogs.find(event.city()).isEmpty()) {
                log.warn("{} of {} has no mail: the city has no catalog", event, event.city());
                return "of_strangers";
            }
            outboxPublisher.post(new AccountLinkNotice(
                    cities.key(event.city()),
                    event.account(),
                    event.number(),
                    event.occasion(),
                    event.email(),
                    event.language(),
                    event.expires(),
                    event.at()));
            return "posted";
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            log.warn(
                    "Left behind {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return "unreadable";
        }
    }

    @Override
    public void registerSeekCallback(ConsumerSeekCallback callback) {
        seeker.register(callback);
    }

    @Override
    public void onPartitionsAssigned(Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        seeker.seek(assignments, callback);
    }

    @Override
    public void onPartitionsRevoked(@Nullable Collection<TopicPartition> partitions) {
        seeker.leave(partitions == null ? List.of() : partitions);
    }
}
