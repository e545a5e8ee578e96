package vn.chitieu.ingestion.audit;

import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;

/** The audit as the settings say: how long it is kept, and how often counts get into it. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    CityDays cityDays(Catalogs catalogs, DefaultCity defaultCity) {
        return new CityDays(catalogs, defaultCity);
    }

    @Bean
    AuditRepository auditTrail(MongoDatabase database, AuditProperties settings) {
        return new MongoAuditTrail(database, settings.auditMonths());
    }

    /** Each start of a process counts on its own. */
    @Bean
    UsageCounter usageCounter(AuditRepository auditRepository, SecureRandom random, CityDays days, Clock clock) {
        return new UsageCounter(auditRepository, "p" + Long.toHexString(random.nextLong()), days, clock);
    }

    @Bean
    UsageCounterScheduler usageCounterScheduler(UsageCounter usage, AuditProperties settings) {
        return UsageCounterScheduler.start(usage, settings.auditEvery());
    }
}
