package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.kafka.BrokerAccess;
import vn.chitieu.contracts.kafka.ServiceAccounts;
import vn.chitieu.ingestion.SecuredParts.WardAccount;

/** A ward's account, and what somebody who has it, or has none, tries to do with it at the broker. */
@TestInstance(Lifecycle.PER_CLASS)
class BreakInIT {

    private static final String OWN_UPDATES = "ward-updates.thanh-hoa.nam-ngan";
    private static final String OWN_ANSWERS = "ward-answers.thanh-hoa.nam-ngan";

    private SecuredParts parts;
    private WardAccount ward;
    private WardAccount other;
    private WardClient client;

    @BeforeAll
    void start() throws Exception {
        // Whatever is written now, was written by somebody who broke in.
        parts = new SecuredParts(null, "chitieu.ingestion.door.enabled=false");
        parts.makeTopics("nam-ngan", "ham-rong");
        ward = parts.issue("Nam Ngạn", "nam-ngan");
        other = parts.issue("Hàm Rồng", "ham-rong");
        client = new WardClient(parts.client(ward.user(), ward.password()));
        // A rule takes a moment from the controller to the broker.
        Awaitility.await().ignoreExceptions().until(() -> {
            client.write(OWN_UPDATES, "{}");
            return true;
        });
    }

    @AfterAll
    void stop() {
        parts.close();
    }

    static Stream<Arguments> attempts() {
        Class<TopicAuthorizationException> topic = TopicAuthorizationException.class;
        Class<GroupAuthorizationException> group = GroupAuthorizationException.class;
        Class<ClusterAuthorizationException> cluster = ClusterAuthorizationException.class;
        return Stream.of(
                // Speaking for others.
                attempt(
                        "writes for another unit",
                        topic,
                        me -> me.client.write("ward-updates.thanh-hoa.ham-rong", "{}")),
                attempt("writes accepted updates", topic, me -> me.client.write("indicator-updates", "{}")),
                attempt("writes targets", topic, me -> me.client.write("target-assignments", "{}")),
                attempt("writes totals", topic, me -> me.client.write("quarterly-totals", "{}")),
                attempt("writes rejections", topic, me -> me.client.write("rejected-updates", "{}")),
                attempt("writes alerts", topic, me -> me.client.write("alert-events", "{}")),
                attempt("writes remarks", topic, me -> me.client.write("unit-remarks", "{}")),
                attempt("invites to an account", topic, me -> me.client.write("account-invitations", "{}")),
                attempt("publishes a catalog", topic, me -> me.client.write("city-catalogs", "{}")),
                attempt("marks a database", topic, me -> me.client.write("store-marks", "{}")),
                attempt("answers itself", topic, me -> me.client.write(OWN_ANSWERS, "{}")),
                attempt("answers another", topic, me -> me.client.write("ward-answers.thanh-hoa.ham-rong", "{}")),
                attempt("moves offsets", topic, me -> me.client.write("__consumer_offsets", "{}")),
                attempt(
                        "writes to what does not exist",
                        topic,
                        me -> me.client.write("ward-updates.thanh-hoa.atlantis", "{}")),
                // Reading what is others'.
                attempt("reads the answers of another", topic, me -> me.client.read("ward-answers.thanh-hoa.ham-rong")),
                attempt("reads the updates of another", topic, me -> me.client.read("ward-updates.thanh-hoa.ham-rong")),
                attempt("reads accepted updates", topic, me -> me.client.read("indicator-updates")),
                attempt("reads totals", topic, me -> me.client.read("quarterly-totals")),
                attempt("reads rejections", topic, me -> me.client.read("rejected-updates")),
                attempt("reads alerts", topic, me -> me.client.read("alert-events")),
                attempt("reads its own inbound topic", topic, me -> me.client.read(OWN_UPDATES)),
                attempt("reads everybody's offsets", topic, me -> me.client.read("__consumer_offsets")),
                // Groups and transactions of others.
                attempt("joins a group of the service", group, me -> me.client.readIn("ingestion-door", OWN_ANSWERS)),
                attempt("joins the fold", group, me -> me.client.readIn("aggregation", OWN_ANSWERS)),
                attempt("joins a group of another ward", group, me -> me.client.readIn(me.other.user(), OWN_ANSWERS)),
                attempt(
                        "looks at a group of the service",
                        group,
                        me -> me.client.ask(admin -> admin.describeConsumerGroups(List.of("ingestion-rejections"))
                                .all())),
                attempt(
                        "deletes a group of the service",
                        group,
                        me -> me.client.ask(admin -> admin.deleteConsumerGroups(List.of("ingestion-rejections"))
                                .all())),
                attempt(
                        "takes the name of the service's transactions",
                        TransactionalIdAuthorizationException.class,
                        me -> me.client.beginTransactionsAs("ingestion-door-0")),
                attempt(
                        "begins transactions at all",
                        TransactionalIdAuthorizationException.class,
                        me -> me.client.beginTransactionsAs(me.ward.user())),
                // Making itself at home.
                attempt(
                        "makes a topic",
                        topic,
                        me -> me.client.ask(admin -> admin.createTopics(
                                        List.of(new NewTopic("ward-updates.thanh-hoa.mine", 1, (short) 1)))
                                .all())),
                attempt(
                        "deletes its topic",
                        topic,
                        me -> me.client.ask(admin ->
                                admin.deleteTopics(List.of(OWN_UPDATES)).all())),
                attempt(
                        "divides its topic",
                        topic,
                        me -> me.client.ask(
                                admin -> admin.createPartitions(Map.of(OWN_UPDATES, NewPartitions.increaseTo(4)))
                                        .all())),
                attempt(
                        "empties its topic",
                        topic,
                        me -> me.client.ask(admin -> admin.deleteRecords(
                                        Map.of(new TopicPartition(OWN_UPDATES, 0), RecordsToDelete.beforeOffset(1)))
                                .all())),
                attempt(
                        "changes how long its topic keeps",
                        topic,
                        me -> me.client.ask(admin -> changed(admin, ConfigResource.Type.TOPIC, OWN_UPDATES))),
                attempt(
                        "changes the broker",
                        cluster,
                        me -> me.client.ask(admin -> changed(admin, ConfigResource.Type.BROKER, "1"))),
                attempt(
                        "gives itself rules",
                        cluster,
                        me -> me.client.ask(
                                admin -> admin.createAcls(rulesForAll(me.ward)).all())),
                attempt(
                        "takes rules from others",
                        cluster,
                        me -> me.client.ask(admin ->
                                admin.deleteAcls(List.of(AclBindingFilter.ANY)).all())),
                attempt(
                        "reads the rules",
                        cluster,
                        me -> me.client.ask(admin ->
                                admin.describeAcls(AclBindingFilter.ANY).values())),
                attempt(
                        "gives itself a password",
                        cluster,
                        me -> me.client.ask(admin -> admin.alterUserScramCredentials(
                                        List.of(ServiceAccounts.withPassword(me.ward.user(), "my-own")))
                                .all())),
                attempt(
                        "gives the service a password",
                        cluster,
                        me -> me.client.ask(admin -> admin.alterUserScramCredentials(
                                        List.of(ServiceAccounts.withPassword("ingestion", "my-own")))
                                .all())),
                attempt(
                        "lists the accounts",
                        cluster,
                        me -> me.client.ask(
                                admin -> admin.describeUserScramCredentials().all())),
                attempt(
                        "lifts its quota",
                        cluster,
                        me -> me.client.ask(admin -> admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
                                        new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, me.ward.user())),
                                        List.of(new ClientQuotaAlteration.Op("producer_byte_rate", 1e9)))))
                                .all())),
                attempt(
                        "unregisters the broker",
                        cluster,
                        me -> me.client.ask(admin -> admin.unregisterBroker(1).all())),
                // Coming as somebody else.
                attempt(
                        "does not sign in",
                        TimeoutException.class,
                        me -> new WardClient(me.parts.stranger()).write(OWN_UPDATES, "{}")),
                attempt(
                        "guesses a password",
                        SaslAuthenticationException.class,
                        me -> me.as(me.ward.user(), "guessed").write(OWN_UPDATES, "{}")),
                attempt(
                        "uses the password of another",
                        SaslAuthenticationException.class,
                        me -> me.as(me.ward.user(), me.other.password()).write(OWN_UPDATES, "{}")),
                attempt(
                        "uses the key of HTTP",
                        SaslAuthenticationException.class,
                        me -> me.as(me.ward.user(), me.ward.key()).write(OWN_UPDATES, "{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void failsAndLeavesNothing(String name, Class<? extends Exception> refusal, Attempt attempt) throws Exception {
        Map<String, Long> before = ends();
        Set<AclBinding> rules = rules();

        assertThatThrownBy(() -> attempt.by(this)).as(name).isInstanceOf(refusal);

        assertThat(ends()).isEqualTo(before);
        assertThat(rules()).isEqualTo(rules);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "broker",
                "User:broker",
                "ingestion,n=broker",
                "n=broker,r=x",
                "=2C=3D",
                "*",
                "User:*",
                " ",
                "ward-",
                "ward-*",
                "Ward-0123456789abcdef",
                "ANONYMOUS",
                "\u0131ngestion",
                "ingestion\u00ad",
                "../ingestion",
                "<super>"
            })
    void noClientComesInUnderAnOddName(String user) throws Exception {
        Map<String, Long> before = ends();

        assertThatThrownBy(() -> as(user, ward.password()).write(OWN_UPDATES, "{}"))
                .isInstanceOf(SaslAuthenticationException.class);

        assertThat(ends()).isEqualTo(before);
    }

    @Test
    void seesItsOwnTopicsAndNoGroups() throws Exception {
        Set<String> topics = client.ask(admin -> admin.listTopics().names());
        Collection<GroupListing> groups = client.ask(admin -> admin.listGroups().all());

        assertThat(topics).containsExactlyInAnyOrder(OWN_UPDATES, OWN_ANSWERS);
        assertThat(groups).isEmpty();
    }

    @Test
    void hasTheRulesOfAWardAndNoOthers() throws Exception {
        assertThat(rules().stream()
                        .filter(rule -> rule.entry().principal().equals("User:" + ward.user()))
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.copyOf(BrokerAccess.rulesOfWard(ward.user(), "thanh-hoa", List.of("nam-ngan"))));
    }

    private WardClient as(String user, String password) {
        return new WardClient(parts.client(user, password));
    }

    /** The service marks its database a moment after each credential that it issued. */
    private Map<String, Long> ends() throws Exception {
        return parts.ends().entrySet().stream()
                .filter(end -> !end.getKey().startsWith("__") && !end.getKey().startsWith("store-marks"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<AclBinding> rules() throws Exception {
        return Set.copyOf(
                parts.superUser().describeAcls(AclBindingFilter.ANY).values().get());
    }

    private static List<AclBinding> rulesForAll(WardAccount ward) {
        return BrokerAccess.rulesOfWard(ward.user(), "thanh-hoa", List.of("ham-rong"));
    }

    private static KafkaFuture<Void> changed(Admin admin, ConfigResource.Type type, String name) {
        ConfigEntry entry =
                new ConfigEntry(type == ConfigResource.Type.TOPIC ? "retention.ms" : "log.cleaner.threads", "1");
        return admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(type, name), List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                .all();
    }

    private static Arguments attempt(String name, Class<? extends Exception> refusal, Attempt attempt) {
        return arguments(name, refusal, attempt);
    }

    private interface Attempt {
        void by(BreakInIT me) throws Exception;
    }
}
