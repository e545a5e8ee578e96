package vn.chitieu.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MongoDB has users in the compose file, and each rule about it catches the fault planted for it. */
class DatabaseAccessTest {

    @Test
    void keepsToEveryRule() {
        assertThat(DatabaseAccessRules.breaches(ContainerFilesTest.COMPOSE)).isEmpty();
    }

    @Test
    void aServiceMayReadAndWriteItsOwnDatabaseAlone() {
        assertThat(ContainerFilesTest.read("docker/mongo-users.js"))
                .contains("roles: [{role: 'readWrite', db: database.getName()}]")
                .contains("db.getSiblingDB(`chitieu-${name}`)")
                .containsOnlyOnce("'root'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mongo has no sign-in                             | --keyFile /tmp/key | --quiet",
                "the administrator's password crosses a network | network_mode: service:mongo | networks: [parts]",
                "the parts reach the world                      | internal: true | internal: false",
                "mongo is reached from outside                  | networks: [parts] | networks: [front, parts]",
                "mailpit is in front without a port             | - \"${CHITIEU_BIND:-127.0.0.1}:8025:8025\" | expose",
                "ingestion does not sign in at MongoDB as itself | mongodb://ingestion: | mongodb://aggregation:",
                "notification does not sign in at MongoDB as itself | authSource=chitieu-notification | authSource=admin",
                "aggregation does not sign in at MongoDB as itself | $${mongo-aggregation-password}@ | known@",
                "ingestion does not wait for its user at MongoDB | database-access: {condition | kafka2: {condition",
                "ingestion does not let in both people          | INGESTION_SIGNIN_PEOPLE_1_ROLE: STAFF | INGESTION_SIGNIN_PEOPLE_1_ROLE: LEADER",
            })
    void catches(String breach, String sound, String planted) {
        assertThat(ContainerFilesTest.COMPOSE).contains(sound);
        String broken = planted.equals("expose")
                ? ContainerFilesTest.COMPOSE.replace("    ports:\n      " + sound, "    expose: [8025]")
                : ContainerFilesTest.COMPOSE.replace(sound, planted);
        assertThat(DatabaseAccessRules.breaches(broken)).anyMatch(found -> found.startsWith(breach));
    }
}
