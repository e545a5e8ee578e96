package vn.chitieu.notification.cases;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.model.CasePolicies;

/** What governs the life of cases. */
@Configuration(proxyBeanMethods = false)
class CasesConfiguration {

    @Bean
    CasePolicies casePolicies(CasePolicyProperties settings, Supplier<Catalog> catalog) {
        return settings.toPolicies(code -> catalog.get().indicator(code).isPresent());
    }

    @Bean
    TransitionContextFactory transitionContextFactory(Supplier<Catalog> catalog, CasePolicies policies, Clock clock) {
        return new TransitionContextFactory(catalog, policies, clock);
    }
}
