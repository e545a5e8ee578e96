package vn.chitieu.benchmarks.mail;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.city.CityCatalog;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * Totals that are far behind, each of which is a case of its own with one urgent mail. Each indicator of each ward and
 * cluster has a position in charge, and only two quarters are open, so no recipient gets more mail in a day than the
 * service allows.
 */
final class Alerts implements AutoCloseable {

    /** There are no more alerts than this: older quarters are closed. */
    static final int MOST = 2000;

    private static final String OWNER = "PROVINCE";
    private static final List<Scope> PLACES = Stream.<Scope>concat(
                    BenchmarkCity.units().stream().map(Scope.Unit::new),
                    BenchmarkCity.clusters().stream().map(Scope.Cluster::new))
            .toList();

    private final KafkaProducer<String, byte[]> producer;
    private final List<Future<?>> sent = new ArrayList<>();

    Alerts(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        "0",
                        // To a topic just made: of several at once the broker may refuse the first and take the second.
                        "max.in.flight.requests.per.connection",
                        "1"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Writes the catalog, with a position in charge of each indicator of each ward. */
    static Path catalog(Path dir) throws IOException {
        CityCatalog.write(dir);
        Files.writeString(
                dir.resolve("people.csv"),
                PLACES.stream()
                        .flatMap(place -> BenchmarkCity.reported().stream()
                                .map(indicator -> "%s,Phụ trách %s,In charge of %s,%s@example.org,vi,%s,%s,%d,AT_ONCE,,"
                                        .formatted(
                                                inCharge(place, indicator.code()),
                                                place,
                                                place,
                                                inCharge(place, indicator.code()),
                                                place,
                                                indicator.code(),
                                                place instanceof Scope.Unit ? 1 : 2)))
                        .collect(Collectors.joining(
                                "\n",
                                "id,position_vi,position_en,email,language,in_charge_of,indicators,level,delivery,"
                                        + "valid_from,valid_to\n",
                                "\n")));
        return dir;
    }

    /** Publishes the total of that number, from 0, and does not wait for the broker. */
    void publish(int number) {
        QuarterlyTotal total = total(number);
        sent.add(producer.send(CloudEventRecords.write(
                Topics.QUARTERLY_TOTALS,
                total.key(),
                QuarterlyTotal.TYPE,
                total.key() + "@1",
                "/chitieu/aggregation",
                Instant.parse("2026-01-02T03:00:00Z"),
                total)));
    }

    /** Waits until the broker has all that was published. */
    void awaitAll() throws InterruptedException, ExecutionException {
        for (Future<?> one : sent) {
            one.get();
        }
        sent.clear();
    }

    /** Returns the id of the notice that follows from that total. */
    static String notice(int number) {
        TotalKey total = new TotalKey(scope(number), indicator(number), quarter(number));
        return CaseNotice.idOf(
                new CaseKey(Rule.BEHIND_TARGET, total, OWNER),
                1,
                NoticeKind.FIRED,
                1,
                inCharge(scope(number), indicator(number)));
    }

    @Override
    public void close() {
        producer.close();
    }

    private static QuarterlyTotal total(int number) {
        BigDecimal amount = new BigDecimal("142");
        return new QuarterlyTotal(
                BenchmarkCity.ID,
                scope(number),
                indicator(number),
                quarter(number),
                "tỷ đồng",
                new QuarterlyTotal.Amounts(amount, amount),
                QuarterlyTotal.YearAgo.NONE,
                QuarterlyTotal.Comparisons.NONE,
                List.of(new QuarterlyTotal.Attainment(
                        OWNER,
                        new BigDecimal("1000"),
                        new BigDecimal("14.2"),
                        new BigDecimal("25"),
                        Verdict.SEVERELY_BEHIND,
                        null,
                        new BigDecimal("108"),
                        null,
                        List.of(),
                        null,
                        QuarterlyTotal.TargetHistory.NONE)),
                new QuarterlyTotal.Trust(1, 1, List.of(), null, BigDecimal.ZERO, true),
                new QuarterlyTotal.State(FigureStatus.OFFICIAL, 1, Instant.parse("2026-01-02T02:00:00Z")),
                QuarterlyTotal.Reading.NONE,
                QuarterlyTotal.AtDeadline.NONE,
                null,
                List.of());
    }

    private static Scope scope(int number) {
        return PLACES.get(number % PLACES.size());
    }

    private static String indicator(int number) {
        int indicator = number / PLACES.size() % BenchmarkCity.reported().size();
        return BenchmarkCity.reported().get(indicator).code();
    }

    private static Quarter quarter(int number) {
        return BenchmarkCity.LAST_QUARTER.plus(
                -number / (PLACES.size() * BenchmarkCity.reported().size()));
    }

    private static String inCharge(Scope place, String indicator) {
        return (place + "-" + indicator).toLowerCase(Locale.ROOT).replaceAll("[_:]", "-");
    }
}
