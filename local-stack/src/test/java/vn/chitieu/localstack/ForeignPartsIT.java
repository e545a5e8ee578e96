package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.DeliveredMail;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.embedded.EmbeddedInbox;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.foreign.HostAndPort;
import vn.chitieu.localstack.foreign.MongoAddress;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.services.NotificationApi.SentMail;
import vn.chitieu.localstack.services.ServiceProcesses;

/** The embedded parts replaced by others that the stack neither starts nor stops. */
@Tag("slow")
class ForeignPartsIT {

    private static final Path CATALOG = Path.of("..", "catalog", "thanh-hoa");
    private static final ServiceProcesses SERVICES = new ServiceProcesses(Path.of(".."), Path.of("target", "services"));
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    @Test
    void theirDataIsInTheForeignPartsAndNoneIsBesideTheStack() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(elsewhere.resolve("kafka"), 0);
                EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                MongoClient client = MongoClients.create(database.uri());
                EmbeddedInbox inbox = EmbeddedInbox.start(elsewhere.resolve("mail"), 0, 0)) {
            HostAndPort kafka = HostAndPort.parse(broker.bootstrapServers());
            HostAndPort smtp = new HostAndPort("127.0.0.1", inbox.smtpPort());
            MongoAddress mongodb = MongoAddress.parse(database.uri());
            try (RunningStack stack = loaded(new ForeignParts(mongodb, List.of(kafka), smtp))) {
                assertThat(stack.bootstrapServers()).isEqualTo(kafka.toString());
                assertThat(stack.inbox()).isEmpty();
                assertThat(stack.sentMails())
                        .extracting(SentMail::recipient)
                        .containsExactlyInAnyOrderElementsOf(
                                inbox.all().stream().map(ForeignPartsIT::person).toList())
                        .isNotEmpty();
            }
            try (Admin admin = Admin.create(broker.superUser())) {
                assertThat(admin.listTopics().names().get())
                        .contains(Topics.INDICATOR_UPDATES, Topics.QUARTERLY_TOTALS);
            }
            assertThat(client.listDatabaseNames().into(new ArrayList<>()))
                    .contains("chitieu-ingestion", "chitieu-aggregation", "chitieu-notification");
            assertThat(data.resolve("kafka")).doesNotExist();
            assertThat(data.resolve("mongodb")).doesNotExist();
            assertThat(data.resolve("mail")).doesNotExist();
            assertThatThrownBy(() -> loaded(ForeignParts.none()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("belongs to Kafka cluster ")
                    .hasMessageContaining("this start has Kafka embedded and MongoDB embedded");
        }
    }

    @Test
    void aForeignPartThatIsNotThereStopsTheStartBeforeAnythingIsStarted() {
        ForeignParts nowhere = new ForeignParts(null, List.of(), new HostAndPort("127.0.0.1", 1));

        assertThatThrownBy(() -> loaded(nowhere))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("--smtp 127.0.0.1:1: expected a mail server");
        assertThat(data.resolve("kafka")).doesNotExist();
        assertThat(Files.exists(data.resolve("mongodb"))).isFalse();
    }

    /** Who a mail went to, as the service calls them: in the sample, the name before the host of the address. */
    private static String person(DeliveredMail mail) {
        return mail.recipient().substring(0, mail.recipient().indexOf('@'));
    }

    private RunningStack loaded(ForeignParts foreign) {
        Sample sample = Sample.of(CATALOG);
        StackPlan plan = new StackPlan(data, List.of(CATALOG), true, null, Ports.free(), false, foreign);
        Closer closer = new Closer();
        try {
            RunningStack stack = RunningStack.start(plan, sample, SERVICES, closer);
            assertThat(stack.load(sample, (done, total) -> {})).isPositive();
            stack.awaitSettled(TIMEOUT);
            stack.keepClasses();
            assertThat(stack.cityTotals(sample.quarter()))
                    .extracting(QuarterlyTotal::indicator)
                    .isNotEmpty();
            return stack;
        } catch (RuntimeException | AssertionError e) {
            closer.close();
            throw e;
        }
    }
}
