package vn.chitieu.notification;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.embedded.EmbeddedInbox;

/**
 * Broker and database, and an inbox, for the whole service; each test has a year of its own, so that none sees
 * another's.
 */
final class Stage implements AutoCloseable {

    static final String DATABASE = "notification-it";

    private final Parts parts;
    private final EmbeddedInbox inbox;
    private final KafkaProducer<String, byte[]> producer;
    /** Of years to come, so that no period is closed. */
    private int year = 2100;

    private Stage(Parts parts, Path data) {
        this.parts = parts;
        inbox = EmbeddedInbox.start(data.resolve("mail"), 0, 0);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", parts.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static Stage open(Parts parts, Path data) {
        return new Stage(parts, data);
    }

    RunningService start() {
        return start(Path.of("../catalog/thanh-hoa"));
    }

    /** Starts the service with a clock that shows that time now, with further settings. */
    RunningService startAt(Instant time, String... more) {
        String offset = "--chitieu.clock.offset=" + Duration.between(Instant.now(), time);
        return start(
                Path.of("../catalog/thanh-hoa"),
                Stream.concat(Stream.of(offset), Stream.of(more)).toArray(String[]::new));
    }

    /** Starts the service on a catalog that may change under it, with further settings in place of the usual ones. */
    RunningService start(Path catalog, String... more) {
        return start(List.of("--chitieu.catalog=" + catalog, "--chitieu.catalog-reload=100ms"), more);
    }

    /** Starts the service on the catalogs of the topic, with further settings in place of the usual ones. */
    RunningService startOnTheTopic(String... more) {
        return start(List.of(), more);
    }

    private RunningService start(List<String> catalog, String... more) {
        String[] settings = Stream.of(
                        AKey.settings(),
                        catalog,
                        List.of(
                                "--server.port=0",
                                "--spring.mail.port=" + inbox.smtpPort(),
                                "--chitieu.notification.database=" + DATABASE,
                                "--chitieu.notification.links.keys[0]=" + "QUJD".repeat(11),
                                "--chitieu.notification.outbox.poll=100ms",
                                // Whatever the time and however many mails a test makes, they leave at once.
                                "--chitieu.notification.quiet-hours.from=00:00",
                                "--chitieu.notification.quiet-hours.to=00:00",
                                "--chitieu.notification.quiet-hours.only-working-days=false",
                                "--chitieu.notification.digest.most-at-once=10000",
                                "--chitieu.notification.policy.most-turns=100",
                                "--chitieu.notification.time.every=100ms"),
                        List.of(more))
                .flatMap(List::stream)
                .collect(Collectors.toMap(
                        setting -> setting.substring(0, setting.indexOf('=')),
                        Function.identity(),
                        (usual, own) -> own,
                        LinkedHashMap::new))
                .values()
                .toArray(String[]::new);
        return new RunningService(parts.application().run(settings));
    }

    String bootstrapServers() {
        return parts.bootstrapServers();
    }

    EmbeddedInbox inbox() {
        return inbox;
    }

    int year() {
        return year;
    }

    void actIn(int itsYear) {
        year = itsYear;
    }

    void freshIndicatorYear() {
        year++;
    }

    List<MimeMessage> mailsOfThisTest(String address) {
        return inbox.messagesTo(address).stream().filter(this::isOfThisTest).toList();
    }

    private boolean isOfThisTest(MimeMessage mail) {
        try {
            return mail.getSubject().contains(String.valueOf(year));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    QuarterlyTotal total(long revision, String cumulative, Verdict verdict) {
        return total(revision, cumulative, verdict, "NEW_ENTERPRISES");
    }

    QuarterlyTotal total(long revision, String cumulative, Verdict verdict, String indicator) {
        return total(revision, cumulative, verdict, indicator, Scope.city());
    }

    QuarterlyTotal total(long revision, String cumulative, Verdict verdict, Scope scope) {
        return total(revision, cumulative, verdict, "NEW_ENTERPRISES", scope);
    }

    private QuarterlyTotal total(long revision, String cumulative, Verdict verdict, String indicator, Scope scope) {
        BigDecimal amount = new BigDecimal(cumulative);
        BigDecimal shortfall = new BigDecimal("250").subtract(amount).max(BigDecimal.ZERO);
        QuarterlyTotal.Gap gap =
                new QuarterlyTotal.Gap("hac-thanh", BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("9"));
        return QuarterlyTotalFixture.aTotal()
                .of(scope, indicator, new Quarter(year, 1))
                .reached(amount, amount)
                .with(List.of(AttainmentFixture.target("PROVINCE", "1000")
                        .share(amount.movePointLeft(1))
                        .judged(verdict, null)
                        .shortOf(shortfall)
                        .gaps(gap)
                        .build()))
                .trusted(new QuarterlyTotal.Trust(34, 34, List.of(), null, BigDecimal.ZERO, true))
                .at(new QuarterlyTotal.State(
                        FigureStatus.PRELIMINARY, revision, Instant.parse("2022-04-06T03:00:00.123456Z")))
                .build();
    }

    /** Returns a total that is behind the targets of both owners, that of the province the worse. */
    QuarterlyTotal fall(long revision) {
        QuarterlyTotal one = total(revision, "142", Verdict.SEVERELY_BEHIND);
        List<QuarterlyTotal.Attainment> both = new ArrayList<>(one.attainments());
        both.add(AttainmentFixture.target("CITY", "900")
                .share(new BigDecimal("15.8"))
                .judged(Verdict.SEVERELY_BEHIND, null)
                .shortOf(new BigDecimal("83"))
                .build());
        return QuarterlyTotalFixture.like(one).with(both).build();
    }

    /** Returns the total with units that have not reported. */
    static QuarterlyTotal lacking(QuarterlyTotal total, List<String> units) {
        return QuarterlyTotalFixture.like(total)
                .trusted(new QuarterlyTotal.Trust(34, 34 - units.size(), units, null, BigDecimal.ZERO, units.isEmpty()))
                .build();
    }

    ProducerRecord<String, byte[]> record(String key, QuarterlyTotal total) {
        return CloudEventRecords.write(
                Topics.QUARTERLY_TOTALS,
                key,
                QuarterlyTotal.TYPE,
                key + "@" + total.state().revision(),
                "/chitieu/aggregation",
                total.state().asOf(),
                total);
    }

    void publish(QuarterlyTotal total) throws Exception {
        publish(record(total.key(), total));
    }

    void publish(ProducerRecord<String, byte[]> record) throws Exception {
        producer.send(record).get();
    }

    void forgetPositions() {
        try (MongoClient client = MongoClients.create(parts.mongodbUri())) {
            client.getDatabase(DATABASE).getCollection("positions").deleteMany(new Document());
        }
    }

    @Override
    public void close() {
        producer.close();
        inbox.close();
        parts.close();
    }
}
