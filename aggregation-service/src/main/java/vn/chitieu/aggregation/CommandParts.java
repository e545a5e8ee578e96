package vn.chitieu.aggregation;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The parts of the service that a command needs: the stores, the log and the use cases, nothing that answers over HTTP.
 * Not a configuration by itself, so that the service does not find it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan
@ComponentScan({"vn.chitieu.aggregation.commands", "vn.chitieu.aggregation.messaging", "vn.chitieu.aggregation.storage"
})
@Import({AggregationConfiguration.class, CatalogConfiguration.class})
class CommandParts {}
