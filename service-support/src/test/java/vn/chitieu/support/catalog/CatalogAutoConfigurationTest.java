package vn.chitieu.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.files.CatalogReloader;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;
import vn.chitieu.support.testing.CatalogCopy;

class CatalogAutoConfigurationTest {

    private static final ApplicationContextRunner RUNNER = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CatalogAutoConfiguration.class, RuntimeAutoConfiguration.class));

    @TempDir
    Path directory;

    private CatalogCopy files;
    private ApplicationContextRunner runner;

    @BeforeEach
    void copy() throws IOException {
        files = CatalogCopy.in(directory);
        runner = RUNNER.withPropertyValues("chitieu.catalog=" + directory, "chitieu.catalog-reload=0s");
    }

    @Test
    void saysWhichEditionIsInForce() {
        runner.run(context -> {
            CurrentCatalog catalog = context.getBean(CurrentCatalog.class);
            Health health = health(context.getBean("catalogHealthIndicator"));
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("edition", catalog.get().edition())
                    .containsEntry("since", catalog.since().toString());
            Info.Builder info = new Info.Builder();
            context.getBean(InfoContributor.class).contribute(info);
            assertThat(info.build().getDetails())
                    .extractingByKey("catalog")
                    .asString()
                    .contains("city=thanh-hoa", catalog.get().edition());
        });
    }

    @Test
    void warnsWhileChangedFilesAreRefused() {
        runner.run(context -> {
            files.replace("units.csv", "", "\nno unit at all\n");
            CatalogReloader reloader = context.getBean(CatalogReloader.class);
            assertThat(reloader.look()).isEqualTo(CatalogReloader.Finding.CHANGING);
            assertThat(reloader.look()).isEqualTo(CatalogReloader.Finding.REFUSED);
            Health health = health(context.getBean("catalogHealthIndicator"));
            assertThat(health.getStatus().getCode()).isEqualTo("WARNING");
            assertThat(health.getDetails()).containsKeys("refusedAt", "errors");

            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            context.getBean(MeterBinder.class).bindTo(meters);
            assertThat(meters.get("chitieu.catalog.reloads")
                            .tag("result", "refused")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("chitieu.catalog.age").timeGauge()).isNotNull();
        });
    }

    @Test
    void backsOffForACatalogOfTheService() throws Exception {
        CurrentCatalog own = CatalogReloader.open(directory, Clock.systemUTC()).inForce();
        runner.withBean(CurrentCatalog.class, () -> own).run(context -> {
            assertThat(context.getBean(CurrentCatalog.class)).isSameAs(own);
            assertThat(context).doesNotHaveBean(CatalogReloader.class).doesNotHaveBean(HealthIndicator.class);
        });
    }

    @Test
    void tellsAgeByTheClockOfTheService() {
        Clock clock = Clock.fixed(Instant.parse("2025-04-01T00:00:00Z"), ZoneOffset.UTC);
        runner.withBean(Clock.class, () -> clock)
                .run(context -> assertThat(context.getBean(CurrentCatalog.class).since())
                        .isEqualTo(clock.instant()));
    }

    @Test
    void hasDefaults() {
        RUNNER.withPropertyValues("chitieu.catalog=" + directory)
                .run(context -> assertThat(context.getBean(CatalogProperties.class))
                        .isEqualTo(new CatalogProperties(directory.toString(), Duration.ofSeconds(5))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"50ms", "2h", "-1s"})
    void refusesAPauseOutOfRange(String pause) {
        runner.withPropertyValues("chitieu.catalog-reload=" + pause)
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("expected chitieu.catalog-reload 100ms to 1h, or zero, got "));
    }

    private static Health health(Object indicator) {
        return ((HealthIndicator) indicator).health();
    }
}
