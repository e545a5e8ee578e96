package vn.chitieu.notification.cases;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.watch.WatchService;

/** What governs the life of cases. */
@Configuration(proxyBeanMethods = false)
class CasesConfiguration {

    /** Governs the cases of all cities; an indicator that is named has to be known in one of them. */
    @Bean
    CasePolicies casePolicies(CasePolicyProperties settings, Catalogs catalogs) {
        return settings.toPolicies(code -> catalogs.all().values().stream()
                .anyMatch(city -> city.indicator(code).isPresent()));
    }

    @Bean
    TransitionContextFactory transitionContextFactory(
            Catalogs catalogs, CityIds cities, CasePolicies policies, Clock clock, WatchService watches) {
        return new TransitionContextFactory(
                catalogs,
                cities,
                policies,
                clock,
                total -> watches.watching(total.city(), total.scope(), total.indicator()));
    }
}
