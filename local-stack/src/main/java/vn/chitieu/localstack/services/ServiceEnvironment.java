package vn.chitieu.localstack.services;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import vn.chitieu.contracts.kafka.BrokerAccess.Service;
import vn.chitieu.localstack.Ports;
import vn.chitieu.localstack.data.SignIns.SignIn;
import vn.chitieu.localstack.foreign.HostAndPort;
import vn.chitieu.localstack.foreign.MongoAddress;

/**
 * What the services find around them.
 *
 * @param bootstrapServers address of the broker
 * @param brokerPasswords what each service signs in with at the broker; empty where it authenticates no clients
 * @param mongodb address of the database
 * @param embeddedDatabase whether that is the embedded one, which shares cores and disk with everything else
 * @param smtp where mail is delivered
 * @param archivePort where the archive of all mail is read on this machine; empty where there is none
 * @param clockOffset what has to be added to the real time
 * @param adminKeySha256 hash of the key that issues credentials, 64 hexadecimal digits
 * @param readerKey the key that reads figures
 * @param readerKeySha256 its hash, 64 hexadecimal digits
 * @param staffKeySha256 hash of the key that does what staff do with alerts, 64 hexadecimal digits
 * @param identitySecret what aggregation and notification prove who they are with at the OpenID provider
 * @param linkKeys the keys that sign the links in mails, in Base64, the newest first
 * @param cities ids of the cities; the services take the first for meant where none is named
 * @param signIns who may sign in to the dashboard and to the alerts
 * @param ports where the services listen
 */
public record ServiceEnvironment(
        String bootstrapServers,
        Map<Service, String> brokerPasswords,
        MongoAddress mongodb,
        boolean embeddedDatabase,
        HostAndPort smtp,
        OptionalInt archivePort,
        Duration clockOffset,
        String adminKeySha256,
        String readerKey,
        String readerKeySha256,
        String staffKeySha256,
        String identitySecret,
        List<String> linkKeys,
        List<String> cities,
        List<SignIn> signIns,
        Ports ports) {

    /** The mailbox that gets a copy of each mail, and is asked for mails whose outcome is not known. */
    public static final String ARCHIVE = "archive@chitieu.local";

    /** Returns nothing of keys and passwords. */
    @Override
    public String toString() {
        return "what is around the services: " + bootstrapServers + ", " + mongodb + ", " + ports;
    }
}
