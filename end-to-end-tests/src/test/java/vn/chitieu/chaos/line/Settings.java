package vn.chitieu.chaos.line;

import java.util.HashMap;
import java.util.Map;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** The settings of an instance as environment variables. */
final class Settings {

    private static final String HOST = "127.0.0.1";

    private Settings() {}

    /** What an instance finds around it: its own port, and the ports at which its wires begin. */
    record Around(
            String name,
            int port,
            int kafka,
            int database,
            int smtp,
            int imap,
            int aggregation,
            boolean severalCities) {}

    static Map<String, String> of(Service service, Around around) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SERVER_ADDRESS",
                HOST,
                "SERVER_PORT",
                String.valueOf(around.port()),
                "SPRING_KAFKA_BOOTSTRAPSERVERS",
                HOST + ":" + around.kafka(),
                "SPRING_MONGODB_URI",
                "mongodb://" + HOST + ":" + around.database(),
                "SPRING_MAIN_BANNERMODE",
                "off"));
        if (around.severalCities()) {
            settings.put("CHITIEU_CITY", Cities.FIRST);
        }
        settings.putAll(
                switch (service) {
                    case INGESTION -> ingestion(around);
                    case AGGREGATION -> aggregation(around);
                    case NOTIFICATION -> notification(around);
                });
        return settings;
    }

    private static Map<String, String> ingestion(Around around) {
        return Map.of(
                "CHITIEU_INGESTION_ADMINKEYSHA256",
                Keys.sha256(Keys.ADMIN),
                "CHITIEU_INGESTION_RECEIPTS_URL",
                "http://" + HOST + ":" + around.aggregation() + "/",
                "CHITIEU_INGESTION_RECEIPTS_KEY",
                Keys.READER,
                "CHITIEU_INGESTION_DOOR_INSTANCE",
                around.name());
    }

    private static Map<String, String> aggregation(Around around) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SPRING_KAFKA_CLIENTID", around.name(),
                "CHITIEU_AGGREGATION_SIGNIN_READERS_0_NAME", "reader",
                "CHITIEU_AGGREGATION_SIGNIN_READERS_0_KEYSHA256", Keys.sha256(Keys.READER)));
        if (around.severalCities()) {
            settings.put("CHITIEU_AGGREGATION_SIGNIN_READERS_0_CITIES", "*");
        }
        return settings;
    }

    private static Map<String, String> notification(Around around) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "CHITIEU_NOTIFICATION_SIGNIN_KEYS_0_NAME",
                "reader",
                "CHITIEU_NOTIFICATION_SIGNIN_KEYS_0_KEYSHA256",
                Keys.sha256(Keys.READER),
                "CHITIEU_NOTIFICATION_SIGNIN_KEYS_1_NAME",
                "staff",
                "CHITIEU_NOTIFICATION_SIGNIN_KEYS_1_KEYSHA256",
                Keys.sha256(Keys.STAFF),
                "CHITIEU_NOTIFICATION_SIGNIN_KEYS_1_RIGHTS",
                "ANSWER,SILENCE,MAIL",
                "SPRING_MAIL_HOST",
                HOST,
                "SPRING_MAIL_PORT",
                String.valueOf(around.smtp()),
                "CHITIEU_NOTIFICATION_AGGREGATION_URL",
                "http://" + HOST + ":" + around.aggregation() + "/",
                "CHITIEU_NOTIFICATION_AGGREGATION_KEY",
                Keys.READER));
        if (around.severalCities()) {
            settings.put("CHITIEU_NOTIFICATION_SIGNIN_KEYS_0_CITIES", "*");
            settings.put("CHITIEU_NOTIFICATION_SIGNIN_KEYS_1_CITIES", "*");
        }
        settings.putAll(Map.of(
                // Every mail of a run leaves within it, and none waits for the morning.
                "CHITIEU_NOTIFICATION_QUIETHOURS_FROM", "00:00",
                "CHITIEU_NOTIFICATION_QUIETHOURS_TO", "00:00",
                "CHITIEU_NOTIFICATION_QUIETHOURS_ONLYWORKINGDAYS", "false",
                "CHITIEU_NOTIFICATION_DIGEST_MOSTATONCE", "10000",
                "CHITIEU_NOTIFICATION_OUTBOX_LEASE", "PT15S",
                "CHITIEU_NOTIFICATION_OUTBOX_UNKNOWNAFTER", "PT2S",
                "CHITIEU_NOTIFICATION_OUTBOX_RETRYMAX", "PT10S",
                "CHITIEU_NOTIFICATION_OUTBOX_PAUSE", "PT5S",
                "CHITIEU_NOTIFICATION_OUTBOX_AUDITEVERY", "PT5S"));
        settings.putAll(Map.of(
                "CHITIEU_NOTIFICATION_ARCHIVE_ADDRESS",
                Line.ARCHIVE,
                "CHITIEU_NOTIFICATION_ARCHIVE_HOST",
                HOST,
                "CHITIEU_NOTIFICATION_ARCHIVE_PORT",
                String.valueOf(around.imap()),
                "CHITIEU_NOTIFICATION_ARCHIVE_USER",
                Line.ARCHIVE,
                "CHITIEU_NOTIFICATION_ARCHIVE_PASSWORD",
                "any",
                "CHITIEU_NOTIFICATION_ARCHIVE_TLS",
                "false"));
        return settings;
    }
}
