package vn.chitieu.notification;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.deadletter.MongoRejectedUnits;
import vn.chitieu.notification.deadletter.RejectedUnits;
import vn.chitieu.notification.recovery.MongoRestores;
import vn.chitieu.notification.recovery.MongoTimeMark;
import vn.chitieu.notification.recovery.Restores;
import vn.chitieu.notification.recovery.TimeMark;
import vn.chitieu.notification.reminder.Duties;
import vn.chitieu.notification.reminder.Ledger;
import vn.chitieu.notification.reminder.MongoDuties;
import vn.chitieu.notification.reminder.MongoLedger;
import vn.chitieu.notification.reminder.MongoSeenTotals;
import vn.chitieu.notification.reminder.SeenTotals;
import vn.chitieu.notification.routing.MailAllowance;
import vn.chitieu.notification.routing.MongoMailAllowance;
import vn.chitieu.notification.routing.digest.Digests;
import vn.chitieu.notification.routing.digest.MongoDigests;
import vn.chitieu.notification.routing.silence.MongoSilences;
import vn.chitieu.notification.routing.silence.Silences;

/** The stores of what decides when notices go out and of what time itself brings about. */
@Configuration(proxyBeanMethods = false)
class TimeStorageConfiguration {

    @Bean
    TimeMark timeMark(MongoDatabase database) {
        return new MongoTimeMark(database);
    }

    @Bean
    Restores restores(MongoDatabase database) {
        return new MongoRestores(database);
    }

    @Bean
    Digests digests(MongoDatabase database) {
        return new MongoDigests(database);
    }

    @Bean
    MailAllowance mailAllowance(MongoDatabase database) {
        return new MongoMailAllowance(database);
    }

    @Bean
    SeenTotals seenTotals(MongoDatabase database) {
        return new MongoSeenTotals(database);
    }

    @Bean
    Duties duties(MongoDatabase database) {
        return new MongoDuties(database);
    }

    @Bean
    Ledger ledger(MongoDatabase database) {
        return new MongoLedger(database);
    }

    @Bean
    RejectedUnits rejectedUnits(MongoDatabase database) {
        return new MongoRejectedUnits(database);
    }

    @Bean
    Silences silences(MongoDatabase database) {
        return new MongoSilences(database);
    }
}
