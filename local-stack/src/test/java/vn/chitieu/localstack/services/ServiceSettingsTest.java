package vn.chitieu.localstack.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.localstack.Ports;
import vn.chitieu.localstack.data.SignIns.SignIn;
import vn.chitieu.localstack.foreign.HostAndPort;
import vn.chitieu.localstack.foreign.MongoAddress;

class ServiceSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "server.port, SERVER_PORT",
        "spring.kafka.bootstrap-servers, SPRING_KAFKA_BOOTSTRAPSERVERS",
        "chitieu.aggregation.sign-in.people[12].password-hash, CHITIEU_AGGREGATION_SIGNIN_PEOPLE_12_PASSWORDHASH",
        "spring.kafka.properties.sasl.jaas.config, SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
    })
    void areCalledAsSpringBootReadsThem(String property, String variable) {
        assertThat(ServiceSettings.variable(property)).isEqualTo(variable);
    }

    @Test
    void notificationAsksTheArchiveOfTheStacksOwnInbox() {
        ServiceEnvironment around = around();

        assertThat(ServiceSettings.ofNotification(around))
                .containsEntry("CHITIEU_NOTIFICATION_ARCHIVE_ADDRESS", ServiceEnvironment.ARCHIVE)
                .containsEntry("CHITIEU_NOTIFICATION_ARCHIVE_PORT", "143")
                .containsEntry("CHITIEU_NOTIFICATION_ARCHIVE_TLS", "false");
    }

    @Test
    void aForeignMailServerHasNoArchiveToAskAndAForeignDatabaseItsOwnTimeout() {
        ServiceEnvironment around = around(
                MongoAddress.parse("mongodb://user:secret@db.example.org/?replicaSet=chitieu"),
                false,
                new HostAndPort("mail.example.org", 587),
                OptionalInt.empty(),
                List.of("thanh-hoa"));

        assertThat(ServiceSettings.ofNotification(around))
                .containsEntry("SPRING_MAIL_HOST", "mail.example.org")
                .containsEntry("SPRING_MAIL_PORT", "587")
                .containsEntry("SPRING_MONGODB_URI", "mongodb://user:secret@db.example.org/?replicaSet=chitieu")
                .doesNotContainKey("CHITIEU_MONGO_READTIMEOUT")
                .allSatisfy((name, value) -> assertThat(name).doesNotContain("ARCHIVE"));
        assertThat(around.toString()).contains("mongodb://db.example.org").doesNotContain("user", "secret");
    }

    @Test
    void aBatchOfAggregationFitsItsHeap() {
        ServiceEnvironment around = around();

        assertThat(ServiceSettings.ofAggregation(around)).containsEntry("SPRING_KAFKA_CONSUMER_MAXPOLLRECORDS", "5000");
    }

    @Test
    void theFirstCityIsMeantWhereNoneIsNamedAndKeysAreForAll() {
        ServiceEnvironment around = around(List.of("thanh-hoa", "hue"));
        List<String> passwords = ServiceSettings.hashedPasswords(around);

        assertThat(ServiceSettings.ofIngestion(around, passwords))
                .containsEntry("CHITIEU_CITY", "thanh-hoa")
                .containsEntry("CHITIEU_INGESTION_SIGNIN_PEOPLE_1_CITIES", "hue")
                .doesNotContainKey("CHITIEU_INGESTION_SIGNIN_PEOPLE_0_CITIES");
        assertThat(ServiceSettings.ofAggregation(around))
                .containsEntry("CHITIEU_CITY", "thanh-hoa")
                .containsEntry("CHITIEU_AGGREGATION_SIGNIN_READERS_0_CITIES", "*")
                .doesNotContainKey("CHITIEU_AGGREGATION_SIGNIN_PEOPLE_0_NAME");
        assertThat(ServiceSettings.ofNotification(around))
                .containsEntry("CHITIEU_NOTIFICATION_SIGNIN_KEYS_0_CITIES", "*")
                .containsEntry("CHITIEU_NOTIFICATION_SIGNIN_KEYS_1_CITIES", "*");
    }

    @Test
    void theKeysOfAStackWithOneCityAreForThatOne() {
        ServiceEnvironment around = around();

        assertThat(ServiceSettings.ofAggregation(around))
                .doesNotContainKey("CHITIEU_AGGREGATION_SIGNIN_READERS_0_CITIES");
        assertThat(ServiceSettings.ofNotification(around))
                .doesNotContainKey("CHITIEU_NOTIFICATION_SIGNIN_KEYS_1_CITIES");
    }

    @Test
    void peopleSignInAtIngestionOnceForAllServices() {
        ServiceEnvironment around = around(
                MongoAddress.parse("mongodb://127.0.0.1:27017"),
                true,
                new HostAndPort("127.0.0.1", 25),
                OptionalInt.empty(),
                List.of("thanh-hoa"),
                Ports.from(8080));

        assertThat(ServiceSettings.ofIngestion(around, ServiceSettings.hashedPasswords(around)))
                .containsEntry("CHITIEU_INGESTION_IDENTITY_ISSUER", "http://127.0.0.1:8081")
                .containsEntry("CHITIEU_INGESTION_IDENTITY_CLIENTS_0_ID", "aggregation")
                .containsEntry(
                        "CHITIEU_INGESTION_IDENTITY_CLIENTS_1_ADDRESSES",
                        "http://127.0.0.1:8083,http://localhost:8083");
        for (var settings : List.of(ServiceSettings.ofAggregation(around), ServiceSettings.ofNotification(around))) {
            assertThat(settings)
                    .containsEntry("CHITIEU_IDENTITY_ISSUER", "http://127.0.0.1:8081")
                    .containsEntry("CHITIEU_IDENTITY_CLIENTSECRET", "a secret of the services")
                    .allSatisfy((name, value) -> assertThat(name).doesNotContain("PEOPLE"));
        }
    }

    @Test
    void atPortsThatAreNotKnownThereIsNoOneToSignInAt() {
        assertThat(ServiceSettings.ofAggregation(around())).doesNotContainKey("CHITIEU_IDENTITY_ISSUER");
    }

    private static ServiceEnvironment around() {
        return around(List.of("thanh-hoa"));
    }

    private static ServiceEnvironment around(List<String> cities) {
        return around(
                MongoAddress.parse("mongodb://127.0.0.1:27017"),
                true,
                new HostAndPort("127.0.0.1", 25),
                OptionalInt.of(143),
                cities);
    }

    private static ServiceEnvironment around(
            MongoAddress mongodb, boolean embedded, HostAndPort smtp, OptionalInt archivePort, List<String> cities) {
        return around(mongodb, embedded, smtp, archivePort, cities, Ports.free());
    }

    private static ServiceEnvironment around(
            MongoAddress mongodb,
            boolean embedded,
            HostAndPort smtp,
            OptionalInt archivePort,
            List<String> cities,
            Ports ports) {
        return new ServiceEnvironment(
                "127.0.0.1:9092",
                Map.of(),
                mongodb,
                embedded,
                smtp,
                archivePort,
                Duration.ZERO,
                "00",
                "ct_reader",
                "01",
                "02",
                "a secret of the services",
                List.of("key"),
                cities,
                List.of(
                        new SignIn("leader", "a password", "LEADER", ""),
                        new SignIn("leader.hue", "another password", "LEADER", "")),
                ports);
    }
}
