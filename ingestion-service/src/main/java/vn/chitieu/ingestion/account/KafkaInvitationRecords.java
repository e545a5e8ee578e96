package vn.chitieu.ingestion.account;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.EventRecordWriter;

/** Makes the records of {@link Topics#ACCOUNT_INVITATIONS}: what the mail needs and no secret; the key is the city. */
final class KafkaInvitationRecords {

    private KafkaInvitationRecords() {}

    /** Returns one record for the newest invitation of each account, in their order. */
    static List<ProducerRecord<String, byte[]>> records(List<Account> accounts, EventLog.Origin origin) {
        return accounts.stream().map(one -> record(one, origin)).toList();
    }

    private static ProducerRecord<String, byte[]> record(Account account, EventLog.Origin origin) {
        AccountInvited event = event(account);
        return CloudEventRecords.write(
                Topics.ACCOUNT_INVITATIONS,
                event.city(),
                AccountInvited.TYPE,
                event.account() + "-" + event.number(),
                EventRecordWriter.SOURCE,
                origin.acceptedAt(),
                event);
    }

    /** Returns how the newest invitation of an account came here. */
    static EventLog.Origin origin(Account account) {
        Invitation newest = Objects.requireNonNull(account.invitation());
        return new EventLog.Origin(newest.city(), "http", "account:" + account.name(), newest.at());
    }

    /** Returns the event of the newest invitation of an account that has an address. */
    static AccountInvited event(Account account) {
        Invitation newest = Objects.requireNonNull(account.invitation());
        Account.Address address = Objects.requireNonNull(account.address());
        return new AccountInvited(
                newest.city(),
                account.name(),
                newest.number(),
                newest.occasion(),
                address.email(),
                address.language(),
                newest.at(),
                newest.expires());
    }
}
