package vn.chitieu.ingestion.remark;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.KafkaEventLog;
import vn.chitieu.ingestion.submission.PendingPublisher;
import vn.chitieu.support.kafka.RequiredTopics;

/** Remarks, their log, and what puts them there. */
@Configuration(proxyBeanMethods = false)
class RemarkConfiguration {

    @Bean
    RequiredTopics remarkTopics(TopicDefinitions topics) {
        return RequiredTopics.of(topics.unitRemarks());
    }

    @Bean
    EventLog<Remark> remarkLog(ProducerFactory<String, byte[]> producers, IngestionProperties settings) {
        return KafkaEventLog.of(producers, KafkaRemarkRecords::records, settings.publishTimeout());
    }

    @Bean
    PendingPublisher<Remark> remarkPublisher(RemarkRepository remarks, EventLog<Remark> log) {
        return new PendingPublisher<>("remarks", remarks, log, KafkaRemarkRecords::origin).start();
    }

    @Bean
    RemarkService remarkService(
            RemarkRepository remarks,
            PendingPublisher<Remark> publisher,
            Supplier<Catalog> catalog,
            Clock clock,
            IngestionProperties settings) {
        return new RemarkService(remarks, publisher, catalog, clock, settings.clockTolerance());
    }
}
