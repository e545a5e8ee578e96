package vn.chitieu.ingestion;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The parts of the service that a command needs which speaks with the broker alone; no catalog and no store. */
@ImportAutoConfiguration({SslAutoConfiguration.class, KafkaAutoConfiguration.class})
@Import({IssueAccessConfiguration.class, ReplayConfiguration.class})
class IssueAccessContextConfiguration {}
