package vn.chitieu.support.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;

/**
 * Answers everything that goes wrong with a request as a problem, in controllers, filters and the container. A service
 * says what is its own with a bean of {@link KnownFaults}, {@link StatusProblems} or {@link StatusCodes}.
 */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ProblemAutoConfiguration {

    /** What stands for a status of the container; a service that has codes of its own names them. */
    @Bean
    @ConditionalOnMissingBean
    StatusCodes statusCodes() {
        return RequestProblem::of;
    }

    @Bean
    @ConditionalOnMissingBean
    KnownFaults knownFaults() {
        return KnownFaults.NONE;
    }

    @Bean
    @ConditionalOnMissingBean
    StatusProblems statusProblems() {
        return StatusProblems.withNames();
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemAdvice problemAdvice(KnownFaults faults, StatusProblems statuses, ObjectProvider<ProblemPages> pages) {
        return new ProblemAdvice(faults, statuses, ProblemPages.later(pages::getIfAvailable));
    }

    /** In the place of Spring Boot's own. */
    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemErrorController(
            KnownFaults faults, StatusProblems statuses, ObjectProvider<ProblemPages> pages) {
        return new ProblemErrorController(faults, statuses, ProblemPages.later(pages::getIfAvailable));
    }
}
