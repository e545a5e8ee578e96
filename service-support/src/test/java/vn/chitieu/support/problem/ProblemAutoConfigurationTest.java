package vn.chitieu.support.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;

class ProblemAutoConfigurationTest {

    private static final AutoConfigurations ALL = AutoConfigurations.of(
            DispatcherServletAutoConfiguration.class, ErrorMvcAutoConfiguration.class, ProblemAutoConfiguration.class);

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(ALL);

    @Test
    void takesThePlaceOfTheErrorControllerOfSpringBoot() {
        runner.run(context -> {
            assertThat(context).getBean(ErrorController.class).isInstanceOf(ProblemErrorController.class);
            assertThat(context).hasSingleBean(ProblemAdvice.class);
            assertThat(context.getBean(StatusProblems.class)).isInstanceOf(NamedStatusProblems.class);
        });
    }

    @Test
    void backsOffForTheBeansOfTheService() {
        StatusProblems statuses = StatusProblems.withCodes(RequestProblem::of);
        KnownFaults faults =
                KnownFaults.NONE.refused(fault -> true, RequestProblem.BAD_REQUEST, "expected something else");
        ProblemAdvice advice = new ProblemAdvice(faults, statuses);
        ErrorController errors = new ErrorController() {};
        runner.withBean(StatusProblems.class, () -> statuses)
                .withBean(KnownFaults.class, () -> faults)
                .withBean(ProblemAdvice.class, () -> advice)
                .withBean(ErrorController.class, () -> errors)
                .run(context -> {
                    assertThat(context).getBean(StatusProblems.class).isSameAs(statuses);
                    assertThat(context).getBean(KnownFaults.class).isSameAs(faults);
                    assertThat(context).getBean(ProblemAdvice.class).isSameAs(advice);
                    assertThat(context).getBean(ErrorController.class).isSameAs(errors);
                });
    }

    @Test
    void isNothingForACommand() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ProblemAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(ProblemAdvice.class));
    }
}
