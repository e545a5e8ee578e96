package vn.chitieu.embedded;

import static vn.chitieu.embedded.BrokerSecurity.SUPER_USER;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import vn.chitieu.embedded.BrokerSettings.Listeners;

/**
 * Listener settings of a broker with authentication. The super user is known to the inner listeners alone, by their
 * settings: a directory that was used without security can be started with it, and a lost password is replaced by
 * another start.
 */
final class SecureListeners {

    private static final String CLIENTS = "CLIENTS";
    private static final String INTERNAL = "INTERNAL";
    private static final String SCRAM = "SCRAM-SHA-512";

    private SecureListeners() {}

    static Map<String, String> of(Listeners listeners, BrokerSecurity security) {
        BrokerSecurity.Tls tls = security.tls();
        String clients = BrokerSettings.listener(CLIENTS, listeners.clients());
        String internal = BrokerSettings.listener(INTERNAL, listeners.internal());
        String controller = BrokerSettings.listener(BrokerSettings.CONTROLLER, listeners.controller());
        Map<String, String> settings = new HashMap<>(Map.of(
                "listeners",
                clients + "," + internal + "," + controller,
                "advertised.listeners",
                clients + "," + internal,
                "inter.broker.listener.name",
                INTERNAL,
                "listener.security.protocol.map",
                CLIENTS + (tls == null ? ":SASL_PLAINTEXT," : ":SASL_SSL,") + INTERNAL + ":SASL_PLAINTEXT,"
                        + BrokerSettings.CONTROLLER + ":SASL_PLAINTEXT",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "authorizer.class.name",
                StandardAuthorizer.class.getName(),
                "super.users",
                "User:" + SUPER_USER));
        settings.putAll(signIn(CLIENTS, SCRAM, ScramLoginModule.class.getName() + " required;"));
        settings.put(
                prefix(CLIENTS) + "scram-sha-512.connections.max.reauth.ms",
                String.valueOf(security.signInAgain().toMillis()));
        settings.putAll(signIn(INTERNAL, "PLAIN", plain(security)));
        settings.putAll(signIn(BrokerSettings.CONTROLLER, "PLAIN", plain(security)));
        if (tls != null) {
            settings.put(prefix(CLIENTS) + "ssl.keystore.type", "PKCS12");
            settings.put(
                    prefix(CLIENTS) + "ssl.keystore.location", tls.keyStore().toString());
            settings.put(prefix(CLIENTS) + "ssl.keystore.password", tls.password());
            settings.put(prefix(CLIENTS) + "ssl.key.password", tls.password());
        }
        return settings;
    }

    static Map<String, Object> superUser(Listeners listeners, BrokerSecurity security) {
        return Map.of(
                "bootstrap.servers",
                LoopbackPorts.HOST + ":" + listeners.internal(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                plain(security));
    }

    private static Map<String, String> signIn(String listener, String mechanism, String jaas) {
        return Map.of(
                prefix(listener) + "sasl.enabled.mechanisms",
                mechanism,
                prefix(listener) + mechanism.toLowerCase(Locale.ROOT) + ".sasl.jaas.config",
                jaas);
    }

    private static String prefix(String listener) {
        return "listener.name." + listener.toLowerCase(Locale.ROOT) + ".";
    }

    /** The account by which the broker authenticates, and those that it accepts, on the inner listeners. */
    private static String plain(BrokerSecurity security) {
        return "%s required username=\"%s\" password=\"%s\" user_%s=\"%s\";"
                .formatted(
                        PlainLoginModule.class.getName(),
                        SUPER_USER,
                        security.superUserPassword(),
                        SUPER_USER,
                        security.superUserPassword());
    }
}
