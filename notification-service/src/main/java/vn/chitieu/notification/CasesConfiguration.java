package vn.chitieu.notification;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.AcknowledgeCase;
import vn.chitieu.notification.cases.CaseCircumstances;
import vn.chitieu.notification.cases.ExplainCase;
import vn.chitieu.notification.cases.KeepCases;
import vn.chitieu.notification.cases.PolicySettings;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.detection.TrackTotals;
import vn.chitieu.notification.outbox.Tally;

/** The life of cases: what governs it and what moves it. */
@Configuration(proxyBeanMethods = false)
class CasesConfiguration {

    @Bean
    CasePolicies casePolicies(PolicySettings settings, Supplier<Catalog> catalog) {
        return settings.toPolicies(code -> catalog.get().indicator(code).isPresent());
    }

    @Bean
    CaseCircumstances caseCircumstances(Supplier<Catalog> catalog, CasePolicies policies, Clock clock) {
        return new CaseCircumstances(catalog, policies, clock);
    }

    @Bean
    TrackTotals trackTotals(Cases cases, CaseCircumstances circumstances, Tally tally) {
        return new TrackTotals(cases, circumstances, tally);
    }

    @Bean
    KeepCases keepCases(Cases cases, CaseCircumstances circumstances, Tally tally) {
        return new KeepCases(cases, circumstances, tally);
    }

    @Bean
    ExplainCase explainCase(Cases cases, CaseCircumstances circumstances, Tally tally) {
        return new ExplainCase(cases, circumstances, tally);
    }

    @Bean
    AcknowledgeCase acknowledgeCase(Cases cases, CaseCircumstances circumstances, Tally tally) {
        return new AcknowledgeCase(cases, circumstances, tally);
    }
}
