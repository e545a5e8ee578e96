package vn.chitieu.ingestion.credential.account;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The parts of the service that a command needs which speaks with the broker alone; no catalog and no store. Not a
 * configuration by itself, so that the service does not find it.
 */
@ImportAutoConfiguration({SslAutoConfiguration.class, KafkaAutoConfiguration.class})
@Import(IssueAccessCommand.class)
public class IssueAccessContextConfiguration {}
