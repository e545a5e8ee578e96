package vn.chitieu.ingestion.deadletter;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The parts of the service that a command needs: the store of dead letters, their log and the use case, nothing that
 * answers over HTTP. Not a configuration by itself, so that the service does not find it.
 */
@EnableAutoConfiguration
@Import({ReplayCommand.class, MongoDeadLetters.class, DeadLetterConfiguration.class})
public class ReplayContextConfiguration {}
