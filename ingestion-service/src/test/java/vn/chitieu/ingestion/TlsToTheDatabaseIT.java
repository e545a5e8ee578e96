package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.support.testing.TestBroker;

/** The service reaches a database that speaks nothing but TLS, by the bundle that names its authority. */
@Tag("slow")
class TlsToTheDatabaseIT {

    @TempDir
    private Path directory;

    @Test
    void oneBundleServesTheDatabase() throws Exception {
        SelfSigned own = SelfSigned.in(directory);
        MongoServer database = database(own);
        try {
            InetSocketAddress address = database.getLocalAddress();
            String uri = "mongodb://127.0.0.1:" + address.getPort() + "/?serverSelectionTimeoutMS=2000";
            try (MongoClient plain = MongoClients.create(uri)) {
                assertThatThrownBy(() ->
                                plain.getDatabase("any").listCollectionNames().first())
                        .isInstanceOf(MongoTimeoutException.class);
            }
            try (ServiceUnderTest service = ServiceUnderTest.start(
                    TestBroker.bootstrapServers(),
                    uri,
                    "chitieu.topics.partitions=1",
                    "spring.ssl.bundle.pem.city.truststore.certificate=" + own.certificate(),
                    "spring.mongodb.ssl.bundle=city")) {
                String key = service.keyOf("nam-ngan");

                assertThat(service.submit(
                                        key,
                                        "{\"id\": \"tls-db-1\", \"unit\": \"nam-ngan\","
                                                + " \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"2022-03\","
                                                + " \"value\": 1}")
                                .status())
                        .isEqualTo(202);
            }
        } finally {
            database.shutdownNow();
        }
    }

    private static MongoServer database(SelfSigned own) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(own.store())) {
            store.load(file, SelfSigned.PASSWORD.toCharArray());
        }
        MongoServer server = new MongoServer(new MemoryBackend());
        server.enableSsl(
                (PrivateKey) store.getKey(SelfSigned.ALIAS, SelfSigned.PASSWORD.toCharArray()), null, (X509Certificate)
                        store.getCertificate(SelfSigned.ALIAS));
        server.bind(new InetSocketAddress("127.0.0.1", 0));
        return server;
    }
}
