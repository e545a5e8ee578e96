package vn.chitieu.support.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Writes refusals of filters, of the container and of bodies as problems. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ProblemAutoConfiguration {

    /** What stands for a status of the container; a service that has codes of its own names them. */
    @Bean
    @ConditionalOnMissingBean
    StatusCodes statusCodes() {
        return RequestProblem::of;
    }

    @Bean
    RequestRefusedAdvice requestRefusedAdvice() {
        return new RequestRefusedAdvice();
    }
}
