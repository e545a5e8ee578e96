package vn.chitieu.notification.cases;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.JudgedFigures;

/** What governs the life of cases, and how their figures are written as JSON. */
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

    /** Of figures what they hold, not what they answer. */
    @Bean
    JsonMapperBuilderCustomizer figuresAsTheirComponents() {
        return json -> json.addMixIn(JudgedFigures.class, ComponentsOnly.class);
    }

    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private static final class ComponentsOnly {}
}
