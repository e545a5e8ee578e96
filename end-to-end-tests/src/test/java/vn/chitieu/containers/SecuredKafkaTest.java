package vn.chitieu.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file that secures Kafka in containers keeps to the rules, and each rule catches the fault planted for it. */
class SecuredKafkaTest {

    private static final String SECURE = ContainerFilesTest.read("docker-compose.secure.yml");

    @Test
    void keepsToEveryRule() {
        assertThat(breaches(SECURE)).isEmpty();
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
                "the broker uses another listener          | LISTENER_NAME: INTERNAL | LISTENER_NAME: WARDS",
                "nobody is measured by rules               | KAFKA_AUTHORIZER_CLASS_NAME | KAFKA_X",
                "others are super users                    | SUPER_USERS: User:broker | SUPER_USERS: User:broker;User:ingestion",
                "what has no rule may be open              | KAFKA_AUTHORIZER_CLASS_NAME: | KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND:",
                "aggregation does not sign in as itself    | username=\"aggregation\" | username=\"ingestion\"",
                "notification knows the super user's password | CHITIEU_KAFKA_NOTIFICATION_PASSWORD:?}\"; | CHITIEU_KAFKA_BROKER_PASSWORD:?}\";",
                "ingestion does not wait for its rules     | depends_on: *when-given | labels: {}",
                "the super user's password crosses a network | network_mode: service:kafka | networks: [default]",
                "kafka has a secret in KAFKA_LISTENER_NAME_INTERNAL | user_broker=\"${CHITIEU_KAFKA_BROKER_PASSWORD:?}\" | user_broker=\"known\"",
                "broker-access has a secret in CHITIEU_BROKER_PASSWORDS_INGESTION | INGESTION: ${ | INGESTION: known{",
                "ingestion-service does not wait for broker-access | service_completed_successfully | service_started",
                "broker-access has no limit of memory      | mem_limit: 256m | shm_size: 1m",
            })
    void catches(String breach, String sound, String planted) {
        assertThat(SECURE).contains(sound);
        assertThat(breaches(SECURE.replace(sound, planted))).anyMatch(found -> found.startsWith(breach));
    }

    private static List<String> breaches(String secure) {
        String merged = SecuredKafkaRules.merged(ContainerFilesTest.COMPOSE, secure);
        List<String> all = new ArrayList<>(ContainerRules.breaches(merged, ContainerFilesTest.DOCKERFILES));
        all.addAll(SecuredKafkaRules.breaches(merged));
        return all;
    }
}
