package vn.chitieu.ingestion.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.KafkaEventLog;
import vn.chitieu.ingestion.submission.PendingPublisher;
import vn.chitieu.support.kafka.RequiredTopics;

/** The log of invitations, and what puts them there. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    RequiredTopics invitationTopics(TopicDefinitions topics) {
        return RequiredTopics.of(topics.accountInvitations());
    }

    @Bean
    EventLog<Account> invitationLog(ProducerFactory<String, byte[]> producers, IngestionProperties settings) {
        return KafkaEventLog.of(producers, KafkaInvitationRecords::records, settings.publishTimeout());
    }

    @Bean
    PendingPublisher<Account> invitationPublisher(AccountRepository accounts, EventLog<Account> log) {
        return new PendingPublisher<>("invitations", accounts, log, KafkaInvitationRecords::origin).start();
    }
}
