package vn.chitieu.ingestion;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import vn.chitieu.ingestion.authentication.AccessProperties;

/**
 * The parts of the service that a command needs: the stores, the log of rejections and the use case, nothing that
 * answers over HTTP. Not a configuration by itself, so that the service does not find it.
 */
@EnableAutoConfiguration
@EnableConfigurationProperties({AccessProperties.class, IngestionProperties.class})
@Import({
    IssueAccessConfiguration.class,
    ReplayConfiguration.class,
    DeadLetterConfiguration.class,
    IngestionMongoConfiguration.class
})
class ReplayContextConfiguration {}
