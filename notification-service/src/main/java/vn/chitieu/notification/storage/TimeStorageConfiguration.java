package vn.chitieu.notification.storage;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.application.Restores;
import vn.chitieu.notification.application.TimeMark;
import vn.chitieu.notification.domain.digest.Digests;
import vn.chitieu.notification.domain.rejection.RejectedUnits;
import vn.chitieu.notification.domain.reporting.Duties;
import vn.chitieu.notification.domain.reporting.Ledger;
import vn.chitieu.notification.domain.reporting.SeenTotals;
import vn.chitieu.notification.domain.silence.Silences;
import vn.chitieu.notification.domain.timing.MailAllowance;

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
