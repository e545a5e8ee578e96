package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MongoTimeoutsAutoConfigurationTest {

    private static final String NOWHERE = "mongodb://user:secret-of-the-database@127.0.0.1:1/?authSource=admin";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(MongoAutoConfiguration.class, MongoTimeoutsAutoConfiguration.class))
            .withPropertyValues("chitieu.mongo.wait-timeout=100ms");

    @ParameterizedTest
    @ValueSource(strings = {"", "&readPreference=primary&readConcernLevel=majority&w=majority&journal=true"})
    void readsFromThePrimaryAndWritesToAMajority(String options) {
        runner.withPropertyValues("spring.mongodb.uri=" + NOWHERE + options).run(context -> {
            MongoClient client = context.getBean(MongoClient.class);
            assertThat(client.getReadPreference()).isEqualTo(ReadPreference.primary());
            assertThat(client.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
            assertThat(client.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "readPreference=secondaryPreferred, 'expected readPreference=primary or none, got secondaryPreferred'",
        "readPreference=nearest, 'expected readPreference=primary or none, got nearest'",
        "readConcernLevel=local, 'expected readConcernLevel=majority or none, got LOCAL'",
        "w=1, 'expected w=majority or none'",
        "journal=false, 'expected w=majority or none'",
        "wtimeoutMS=100, 'expected w=majority or none'",
        "timeoutMS=5000, 'expected no timeoutMS, got 5000'",
    })
    void refusesToStartWithSettingsThatCouldLoseWrites(String option, String reason) {
        runner.withPropertyValues("spring.mongodb.uri=" + NOWHERE + "&" + option)
                .run(context -> {
                    assertThat(context).hasFailed();
                    FailureAnalysis analysis =
                            new UnsafeMongoSettingsFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .startsWith("spring.mongodb.uri: ")
                            .contains(reason)
                            .doesNotContain("secret-of-the-database");
                    assertThat(analysis.getAction()).contains("Remove these options");
                });
    }

    @Test
    void boundsEveryWaitWhateverTheConnectionStringSays() {
        runner.withPropertyValues(
                        "spring.mongodb.uri=" + NOWHERE + "&socketTimeoutMS=600000&serverSelectionTimeoutMS=600000",
                        "chitieu.mongo.read-timeout=3s",
                        "spring.application.name=a-service")
                .run(context -> {
                    MongoClientSettings settings =
                            settings(context.getBeanProvider(MongoClientSettingsBuilderCustomizer.class)
                                    .orderedStream()
                                    .toList());
                    assertThat(settings.getApplicationName()).isEqualTo("a-service");
                    assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.MILLISECONDS))
                            .isEqualTo(3000);
                    assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.MILLISECONDS))
                            .isEqualTo(100);
                    assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.MILLISECONDS))
                            .isEqualTo(100);
                    assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.MILLISECONDS))
                            .isEqualTo(100);
                    assertThat(settings.getServerSettings().getHeartbeatFrequency(TimeUnit.SECONDS))
                            .isEqualTo(2);
                });
    }

    @Test
    void waitsAFewSecondsByDefault() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(MongoAutoConfiguration.class, MongoTimeoutsAutoConfiguration.class))
                .withPropertyValues("spring.mongodb.uri=" + NOWHERE)
                .run(context -> {
                    MongoTimeoutProperties timeouts = context.getBean(MongoTimeoutProperties.class);
                    assertThat(timeouts.readTimeout()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(timeouts.waitTimeout()).isEqualTo(Duration.ofSeconds(5));
                });
    }

    @Test
    void hasTheDatabaseThatTheServiceNames() {
        ApplicationContextRunner somewhere = runner.withPropertyValues("spring.mongodb.uri=" + NOWHERE);
        somewhere.run(context -> assertThat(context).doesNotHaveBean(MongoDatabase.class));
        somewhere
                .withPropertyValues("chitieu.mongo.database=a-city")
                .run(context -> assertThat(context.getBean(MongoDatabase.class).getName())
                        .isEqualTo("a-city"));
    }

    private static MongoClientSettings settings(Iterable<MongoClientSettingsBuilderCustomizer> customizers) {
        MongoClientSettings.Builder builder = MongoClientSettings.builder();
        customizers.forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }
}
