package vn.chitieu.support.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The client of MongoDB as all services have it: primary and majority, timeouts, and a start that waits for the
 * database beside the service (decision 24).
 */
@AutoConfiguration(after = MongoAutoConfiguration.class)
@ConditionalOnClass(MongoClient.class)
@ConditionalOnBean(MongoConnectionDetails.class)
@EnableConfigurationProperties(MongoTimeoutProperties.class)
public class MongoTimeoutsAutoConfiguration {

    /**
     * Interval of heartbeats to each server. With the timeout of an answer it bounds how late a frozen one is detected.
     */
    private static final int HEARTBEAT_SECONDS = 2;

    /** Comes last, after Boot has applied the connection string. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer guaranteesAndTimeouts(
            MongoConnectionDetails connection,
            MongoTimeoutProperties timeouts,
            @Value("${spring.application.name:chitieu}") String name) {
        MongoGuarantees.require(connection.getConnectionString());
        return client -> {
            client.applicationName(name);
            MongoGuarantees.apply(client);
            bound(client, timeouts);
        };
    }

    /** The database of a service that names one. */
    @Bean
    @ConditionalOnBean(MongoClient.class)
    @ConditionalOnProperty("chitieu.mongo.database")
    @ConditionalOnMissingBean
    MongoDatabase mongoDatabase(MongoClient client, @Value("${chitieu.mongo.database}") String name) {
        return client.getDatabase(name);
    }

    @Bean
    @ConditionalOnBean(MongoClient.class)
    MongoStart mongoStart(MongoClient client, ListableBeanFactory beans) {
        return new MongoStart(
                client, () -> beans.getBeansOfType(MongoInitializer.class).values());
    }

    private static void bound(MongoClientSettings.Builder client, MongoTimeoutProperties timeouts) {
        long wait = timeouts.waitTimeout().toMillis();
        long read = timeouts.readTimeout().toMillis();
        client.applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(wait, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(wait, TimeUnit.MILLISECONDS).readTimeout(read, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(wait, TimeUnit.MILLISECONDS));
    }
}
