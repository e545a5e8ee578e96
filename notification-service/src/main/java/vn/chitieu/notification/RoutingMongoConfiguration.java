package vn.chitieu.notification;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.notification.deadletter.MongoUnitDeadLetters;
import vn.chitieu.notification.deadletter.UnitDeadLetterRepository;
import vn.chitieu.notification.recovery.MongoRestores;
import vn.chitieu.notification.recovery.MongoTimeMark;
import vn.chitieu.notification.recovery.Restores;
import vn.chitieu.notification.recovery.TimeMark;
import vn.chitieu.notification.reminder.DutyRepository;
import vn.chitieu.notification.reminder.MissingReports;
import vn.chitieu.notification.reminder.MongoDuties;
import vn.chitieu.notification.reminder.MongoMissingReports;
import vn.chitieu.notification.reminder.MongoPunctuality;
import vn.chitieu.notification.reminder.PunctualityRepository;
import vn.chitieu.notification.routing.DailyMailQuota;
import vn.chitieu.notification.routing.MongoMailAllowance;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.notification.routing.digest.MongoDigests;
import vn.chitieu.notification.routing.silence.MongoSilences;
import vn.chitieu.notification.routing.silence.SilenceRepository;

/** The stores of what decides when notices go out and of what time itself brings about. */
@Configuration(proxyBeanMethods = false)
class RoutingMongoConfiguration {

    @Bean
    TimeMark timeMark(MongoDatabase database) {
        return new MongoTimeMark(database);
    }

    @Bean
    Restores restores(MongoDatabase database) {
        return new MongoRestores(database);
    }

    @Bean
    DigestRepository digests(MongoDatabase database) {
        return new MongoDigests(database);
    }

    @Bean
    DailyMailQuota mailAllowance(MongoDatabase database) {
        return new MongoMailAllowance(database);
    }

    @Bean
    MissingReports seenTotals(MongoDatabase database) {
        return new MongoMissingReports(database);
    }

    @Bean
    DutyRepository duties(MongoDatabase database) {
        return new MongoDuties(database);
    }

    @Bean
    PunctualityRepository ledger(MongoDatabase database) {
        return new MongoPunctuality(database);
    }

    @Bean
    UnitDeadLetterRepository rejectedUnits(MongoDatabase database) {
        return new MongoUnitDeadLetters(database);
    }

    @Bean
    SilenceRepository silences(MongoDatabase database) {
        return new MongoSilences(database);
    }
}
