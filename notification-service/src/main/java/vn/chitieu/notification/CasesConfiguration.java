package vn.chitieu.notification;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.AcknowledgementService;
import vn.chitieu.notification.cases.CaseCounters;
import vn.chitieu.notification.cases.CasePolicyProperties;
import vn.chitieu.notification.cases.CaseScheduler;
import vn.chitieu.notification.cases.ExplanationService;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.CasePolicies;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.detection.DetectionService;

/** The life of cases: what governs it and what moves it. */
@Configuration(proxyBeanMethods = false)
class CasesConfiguration {

    @Bean
    CasePolicies casePolicies(CasePolicyProperties settings, Supplier<Catalog> catalog) {
        return settings.toPolicies(code -> catalog.get().indicator(code).isPresent());
    }

    @Bean
    TransitionContextFactory caseCircumstances(Supplier<Catalog> catalog, CasePolicies policies, Clock clock) {
        return new TransitionContextFactory(catalog, policies, clock);
    }

    @Bean
    DetectionService trackTotals(CaseRepository cases, TransitionContextFactory circumstances, CaseCounters tally) {
        return new DetectionService(cases, circumstances, tally);
    }

    @Bean
    CaseScheduler keepCases(CaseRepository cases, TransitionContextFactory circumstances, CaseCounters tally) {
        return new CaseScheduler(cases, circumstances, tally);
    }

    @Bean
    ExplanationService explainCase(CaseRepository cases, TransitionContextFactory circumstances, CaseCounters tally) {
        return new ExplanationService(cases, circumstances, tally);
    }

    @Bean
    AcknowledgementService acknowledgeCase(
            CaseRepository cases, TransitionContextFactory circumstances, CaseCounters tally) {
        return new AcknowledgementService(cases, circumstances, tally);
    }
}
