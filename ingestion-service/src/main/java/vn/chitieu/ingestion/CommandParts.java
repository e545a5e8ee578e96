package vn.chitieu.ingestion;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The parts of the service that a command needs: the stores, the log of rejections and the use case, nothing that
 * answers over HTTP. Not a configuration by itself, so that the service does not find it.
 */
@EnableAutoConfiguration
@EnableConfigurationProperties({AccessSettings.class, IngestionSettings.class})
@ComponentScan({
    "vn.chitieu.ingestion.commands",
    "vn.chitieu.ingestion.messaging.rejection",
    "vn.chitieu.ingestion.storage"
})
@Import({CatalogConfiguration.class, ClockConfiguration.class})
class CommandParts {}
