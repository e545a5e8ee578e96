package vn.chitieu.notification.accountlink;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.detection.PositionSeeker;
import vn.chitieu.notification.detection.StoredPositionListener;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

/**
 * Kafka listener of invitations to accounts, read from the position kept in the database. Idempotent: an invitation
 * that comes again is the same notice. Counts, per record:
 *
 * <pre>received = posted + expired + unreadable</pre>
 */
@Component
class AccountInvitationsListener extends StoredPositionListener {

    private static final List<String> OUTCOMES = List.of("posted", "expired", UNREADABLE);

    private final OutboxPublisher outboxPublisher;
    private final CityIds cities;
    private final Clock clock;
    private final WakeUpSignal wakeUp;

    AccountInvitationsListener(
            OutboxPublisher outboxPublisher,
            PositionSeeker seeker,
            CityIds cities,
            Clock clock,
            WakeUpSignal wakeUp,
            MeterRegistry meters) {
        super(
                Topics.ACCOUNT_INVITATIONS,
                seeker,
                meters,
                "chitieu.notification.invitations.received",
                "Invitations to accounts that were read",
                OUTCOMES);
        this.outboxPublisher = outboxPublisher;
        this.cities = cities;
        this.clock = clock;
        this.wakeUp = wakeUp;
    }

    @KafkaListener(
            id = "account-invitations",
            idIsGroup = false,
            groupId = "notification-invitations",
            clientIdPrefix = "notification-invitations",
            topics = Topics.ACCOUNT_INVITATIONS)
    void receive(List<ConsumerRecord<String, byte[]>> records) {
        if (areLost(records)) {
            return;
        }
        List<String> outcomes =
                records.stream().map(record -> outcome(record, this::post)).toList();
        if (outcomes.contains("posted")) {
            wakeUp.signal(); // a person waits for it at the sign-in page
        }
        keep(records);
        outcomes.forEach(outcome -> count(outcome, 1));
    }

    /** The catalog of a new city may come later than its first account: until then the mail waits in the outbox. */
    private String post(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        AccountInvited event = CloudEventRecords.read(record, AccountInvited.TYPE, AccountInvited.class);
        if (!Scope.Id.isValid(event.city())) {
            throw new UnreadableEventException("expected the id of a city, got " + QuotedText.of(event.city()));
        }
        if (!clock.instant().isBefore(event.expires())) {
            return "expired";
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
    }
}
