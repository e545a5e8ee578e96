package vn.chitieu.aggregation;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/**
 * The parts of the service that a command needs: the stores, the log and the use cases, nothing that answers over HTTP.
 * Not a configuration by itself, so that the service does not find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@Import({
    AggregationConfiguration.class,
    RebuildConfiguration.class,
    LogConfiguration.class,
    AggregationKafkaConfiguration.class,
    AggregationMongoConfiguration.class
})
class RebuildContextConfiguration {}
