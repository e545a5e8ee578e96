package vn.chitieu.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-in at Kafka in containers keeps to the rules, and each rule catches the fault planted for it. */
class SecuredKafkaTest {

    @Test
    void keepsToEveryRule() {
        assertThat(breaches(ContainerFilesTest.COMPOSE)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WARDS lets in who does not sign in        | WARDS:SASL_PLAINTEXT | WARDS:PLAINTEXT",
                "INTERNAL is not where it belongs          | INTERNAL://localhost:9094,CONTROLLER | INTERNAL://:9094,CONTROLLER",
                "CONTROLLER is not where it belongs        | CONTROLLER://localhost:9093 | CONTROLLER://:9093",
                "WARDS knows another way to sign in        | WARDS_SASL_ENABLED_MECHANISMS: SCRAM-SHA-512 | WARDS_SASL_ENABLED_MECHANISMS: PLAIN",
                "WARDS never asks again                    | WARDS_SCRAM___SHA___512_CONNECTIONS_MAX_REAUTH_MS: 60000 | WARDS_SCRAM___SHA___512_X: 60000",
                "the broker uses another listener          | KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL | KAFKA_INTER_BROKER_LISTENER_NAME: WARDS",
                "nobody is measured by rules               | KAFKA_AUTHORIZER_CLASS_NAME | KAFKA_X",
                "others are super users                    | SUPER_USERS: User:broker | SUPER_USERS: User:broker;User:ingestion",
                "what has no rule may be open              | KAFKA_AUTHORIZER_CLASS_NAME: | KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND:",
                "aggregation does not sign in as itself    | username=\"aggregation\" | username=\"ingestion\"",
                "ingestion does not wait for its rules     | broker-access: {condition | broker-rules: {condition",
                "the super user's password crosses a network | network_mode: service:kafka | networks: [parts]",
                "kafka has a secret in KAFKA_LISTENER_NAME_INTERNAL | user_broker=\"$${dir:/run/secrets:kafka-broker-password}\" | user_broker=\"known\"",
                "broker-access has a secret in CHITIEU_BROKER_PASSWORDS_INGESTION | INGESTION: $${kafka | INGESTION: known{",
                "ingestion-service does not wait for broker-access | service_completed_successfully | service_started",
                "broker-access has no limit of memory      | mem_limit: 256m | shm_size: 1m",
            })
    void catches(String breach, String sound, String planted) {
        assertThat(ContainerFilesTest.COMPOSE).contains(sound);
        assertThat(breaches(ContainerFilesTest.COMPOSE.replace(sound, planted)))
                .anyMatch(found -> found.startsWith(breach));
    }

    private static List<String> breaches(String compose) {
        List<String> all = new ArrayList<>(ContainerRules.breaches(compose, ContainerFilesTest.DOCKERFILES));
        all.addAll(SecuredKafkaRules.breaches(compose));
        return all;
    }
}
