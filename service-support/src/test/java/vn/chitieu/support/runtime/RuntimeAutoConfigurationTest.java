package vn.chitieu.support.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RuntimeAutoConfigurationTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RuntimeAutoConfiguration.class));

    @Test
    void isTheRealTimeByDefault() {
        runner.run(context -> assertThat(context.getBean(Clock.class)).isEqualTo(Clock.systemUTC()));
    }

    @Test
    void isSetApartByTheOffset() {
        runner.withPropertyValues("chitieu.clock.offset=-P1DT2H")
                .run(context -> assertThat(context.getBean(Clock.class))
                        .isEqualTo(Clock.offset(Clock.systemUTC(), Duration.ofHours(-26))));
    }

    @Test
    void backsOffForAClockOfTheService() {
        Clock own = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        runner.withBean("ownClock", Clock.class, () -> own)
                .run(context -> assertThat(context).getBean(Clock.class).isSameAs(own));
    }
}
