package vn.chitieu.support.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.CurrentCatalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.support.kafka.KafkaSupportAutoConfiguration;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;
import vn.chitieu.support.testing.FolderCatalogAutoConfiguration;

class CatalogAutoConfigurationTest {

    private static final Path SAMPLE = Path.of("..", "catalog", "thanh-hoa");
    private static final Instant NOON = Instant.parse("2025-04-01T00:00:00Z");

    private CurrentCatalog catalog;
    private ApplicationContextRunner runner;

    @BeforeEach
    void read() throws Exception {
        catalog = new CurrentCatalog(CatalogLoader.read(SAMPLE), NOON);
        runner = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        RuntimeAutoConfiguration.class,
                        KafkaAutoConfiguration.class,
                        KafkaSupportAutoConfiguration.class,
                        FolderCatalogAutoConfiguration.class,
                        CatalogAutoConfiguration.class))
                .withBean(Clock.class, () -> Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void saysWhichEditionIsInForce() {
        runner.withBean(CurrentCatalogs.class, () -> CurrentCatalogs.of(catalog))
                .run(context -> {
                    Health health = health(context.getBean("catalogHealthIndicator"));
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails())
                            .containsEntry(
                                    "thanh-hoa", Map.of("edition", catalog.get().edition(), "since", NOON.toString()));
                    Info.Builder info = new Info.Builder();
                    context.getBean(InfoContributor.class).contribute(info);
                    assertThat(info.build().getDetails())
                            .extractingByKey("catalogs")
                            .asString()
                            .contains("thanh-hoa", catalog.get().edition());
                });
    }

    @Test
    void aCityThatIsSetToNothingIsNotSet() {
        runner.withBean(CurrentCatalogs.class, () -> CurrentCatalogs.of(catalog))
                .withPropertyValues("chitieu.city=")
                .run(context ->
                        assertThat(context.getBean(DefaultCity.class).id()).contains("thanh-hoa"));
    }

    @Test
    void warnsWhileTheNewestEditionIsRefused() {
        runner.withBean(CurrentCatalogs.class, () -> CurrentCatalogs.of(catalog))
                .run(context -> {
                    catalog.refuse(List.of("units.csv:4 INVALID_ID: expected an id"), NOON);

                    Health health = health(context.getBean("catalogHealthIndicator"));
                    assertThat(health.getStatus().getCode()).isEqualTo("WARNING");
                    assertThat(health.getDetails())
                            .extractingByKey("thanh-hoa")
                            .asString()
                            .contains("refusedAt", "errors");
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
    void backsOffForACatalogOfTheServiceAndForTheFolderOfATest() {
        runner.withBean(CurrentCatalogs.class, () -> CurrentCatalogs.of(catalog))
                .run(context -> {
                    assertThat(context.getBean(CurrentCatalogs.class).holders()).containsExactly(catalog);
                    assertThat(context).doesNotHaveBean(CatalogFollower.class);
                });
        runner.withPropertyValues("chitieu.catalog=" + SAMPLE).run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(CatalogFollower.class);
            assertThat(context.getBean(CurrentCatalogs.class).all()).containsOnlyKeys("thanh-hoa");
            assertThat(context.getBean(RequestCatalog.class).get().id()).isEqualTo("thanh-hoa");
            assertThat(context.getBean(CatalogRefresh.class).lag()).hasSeconds(10);
        });
    }

    /** A command does not wait. */
    @Test
    void refusesToStartWithoutAnEditionWhereItIsNotToWait() {
        runner.withPropertyValues("chitieu.wait-for-catalog=false", "spring.kafka.bootstrap-servers=127.0.0.1:1")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("city-catalogs"));
    }

    private static Health health(Object indicator) {
        return ((HealthIndicator) indicator).health();
    }
}
