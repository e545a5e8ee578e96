package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * A hundred thousand updates in one request, sent to a service whose heap could not hold them with their results and
 * the answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class ManyUpdatesIT {

    private static final int PER_SENDER = 10_000;
    /** For what is the same in every format, and costs more than taking them. */
    private static final int FEWER = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/api/v1/updates";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private EmbeddedBroker broker;
    private EmbeddedDatabase database;
    private ServiceProcess service;
    private String key;

    @BeforeAll
    void aServiceWithASmallHeap() throws Exception {
        Path directory = Files.createTempDirectory("many-updates");
        broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
        database = EmbeddedDatabase.inMemory();
        service = ServiceProcess.start(
                directory.resolve("service.log"),
                List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"),
                List.of(
                        "spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "spring.mongodb.uri=" + database.uri(),
                        "chitieu.ingestion.publish-timeout=1m",
                        "chitieu.ingestion.access.limits.updates-per-second=1000000",
                        "chitieu.ingestion.access.limits.updates-per-minute=100000000",
                        "chitieu.ingestion.access.limits.updates-per-day=100000000"));
        String request = "{\"name\": \"test\", \"rights\": [\"REPORT\"], \"units\": [\"nam-ngan\"]}";
        key = JSON.readTree(service.post(
                                "/api/v1/credentials",
                                ServiceUnderTest.ADMIN_KEY,
                                Map.of("Content-Type", "application/json"),
                                utf8(request))
                        .body())
                .get("key")
                .asString();
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({"array, '', 100000", "envelope, ?atomic=true, 30000", "csv, '', 30000", "xlsx, '', 30000"})
    void takesManyUpdates(String format, String query, int many) throws Exception {
        long before = logged();

        HttpResponse<String> answer = post(format, query, Map.of(), body(format, many, ManyUpdatesIT::good));

        assertThat(answer.statusCode()).as(start(answer)).isEqualTo(202);
        assertThat(answer.body()).startsWith("{\"accepted\":" + many + ",\"rejected\":0,");
        assertThat(count("\"outcome\":\"ACCEPTED\"", answer)).isEqualTo(many);
        assertThat(logged()).isEqualTo(before + many);
    }

    /** Each of these took all memory there was. */
    @ParameterizedTest
    @CsvSource({
        "x,     4000000, unit;value",
        "',',  31000000, 'unit,indicator,period,value'",
        "';',  31000000, unit;indicator;period;value",
        "y,    31000000, unit;indicator;period;value",
        "'\"',  31000000, unit;indicator;period;value"
    })
    void aRowWithoutEndIsRefusedWhileItIsRead(String part, int bytes, String titles) throws Exception {
        boolean header = part.equals("x");
        String begin = header ? "" : titles + "\n";
        String repeated = header ? "x," : part;
        byte[] body = utf8(begin + repeated.repeat(bytes / repeated.length()) + "\nnam-ngan\n");

        HttpResponse<String> answer = post("csv", "", Map.of(), body);

        assertThat(answer.statusCode()).as(start(answer)).isEqualTo(413);
        assertThat(answer.body()).contains("CSV_LIMIT_EXCEEDED");
        assertThat(answer.body().length()).isLessThan(10_000);
    }

    @Test
    void tellsWhatIsWrongWithEachOfMany() throws Exception {
        HttpResponse<String> answer = post("array", "", Map.of(), body("array", FEWER, ManyUpdatesIT::bad));

        assertThat(answer.statusCode()).as(start(answer)).isEqualTo(422);
        assertThat(count("\"code\":\"UNKNOWN_UNIT\"", answer)).isEqualTo(FEWER);
    }

    @Test
    void anAtomicRequestWhoseLastUpdateIsBadKeepsNone() throws Exception {
        long before = logged();

        HttpResponse<String> answer =
                post("array", "?atomic=true", Map.of(), body("array", FEWER, i -> i == FEWER - 1 ? bad(i) : good(i)));

        assertThat(answer.statusCode()).as(start(answer)).isEqualTo(422);
        assertThat(count("\"code\":\"NOT_SENT\"", answer)).isEqualTo(FEWER - 1);
        assertThat(logged()).isEqualTo(before);
    }

    @Test
    void halfABodyIsKeptNotAtAll() throws Exception {
        long before = logged();
        byte[] whole = body("array", FEWER, ManyUpdatesIT::good);

        HttpResponse<String> answer = post("array", "", Map.of(), Arrays.copyOf(whole, whole.length - 10));

        assertThat(answer.statusCode()).as(start(answer)).isEqualTo(400);
        assertThat(logged()).isEqualTo(before);
    }

    @Test
    void manyUnderAKeyOfTheirSenderAreTheSameUpdatesAgain() throws Exception {
        long before = logged();
        byte[] body = body("csv", FEWER, ManyUpdatesIT::good);
        Map<String, String> repeat = Map.of("Idempotency-Key", "many");

        HttpResponse<String> first = post("csv", "", repeat, body);
        HttpResponse<String> again = post("csv", "", repeat, body);

        assertThat(first.statusCode()).as(start(first)).isEqualTo(202);
        assertThat(again.statusCode()).as(start(again)).isEqualTo(202);
        assertThat(ids(again)).isEqualTo(ids(first)).hasSize(FEWER);
        assertThat(logged()).isEqualTo(before + 2L * FEWER);
    }

    @Test
    void takesManyUpdatesOfSeveralSendersAtOnce() throws Exception {
        byte[] body = utf8(updates(PER_SENDER, ManyUpdatesIT::good));
        ExecutorService senders = Executors.newFixedThreadPool(4);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(senders.submit(() -> post("array", "", Map.of(), body)));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(start(answer.get())).isEqualTo(202);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private HttpResponse<String> post(String format, String query, Map<String, String> more, byte[] body)
            throws Exception {
        String type = Map.of("csv", "text/csv", "xlsx", XLSX).getOrDefault(format, "application/json");
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", type);
        try {
            return service.post(PATH + query, key, headers, body);
        } catch (IOException gone) {
            throw new AssertionError("the service does not answer, see " + service.log(), gone);
        }
    }

    private static List<String> good(int i) {
        return List.of("", "nam-ngan", "URBAN_VIOLATIONS", "2022-03", "12");
    }

    private static List<String> bad(int i) {
        return List.of("id-" + i, "atlantis", "URBAN_VIOLATIONS", "2022-03", "12");
    }

    private static byte[] body(String format, int count, IntFunction<List<String>> row) throws IOException {
        return switch (format) {
            case "array" -> utf8(updates(count, row));
            case "envelope" -> utf8("{\"updates\": " + updates(count, row) + "}");
            case "csv" ->
                utf8(rows(count, row)
                        .map(cells -> String.join(";", cells))
                        .collect(Collectors.joining("\n", "id;unit;indicator;period;value\n", "\n")));
            default -> workbook(count, row);
        };
    }

    private static Stream<List<String>> rows(int count, IntFunction<List<String>> row) {
        return IntStream.range(0, count).mapToObj(row);
    }

    private static String updates(int count, IntFunction<List<String>> row) {
        return rows(count, row)
                .map(cells ->
                        "{\"id\": \"%s\", \"unit\": \"%s\", \"indicator\": \"%s\", \"period\": \"%s\", \"value\": %s}"
                                .formatted(cells.toArray()))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static byte[] workbook(int count, IntFunction<List<String>> row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(bytes, "Chitieu", "1.0");
        Worksheet sheet = workbook.newWorksheet("Trang 1");
        List<String> titles = List.of("id", "unit", "indicator", "period");
        for (int column = 0; column < titles.size(); column++) {
            sheet.value(0, column, titles.get(column));
        }
        sheet.value(0, titles.size(), "value");
        for (int i = 0; i < count; i++) {
            List<String> cells = row.apply(i);
            for (int column = 1; column < titles.size(); column++) {
                sheet.value(i + 1, column, cells.get(column));
            }
            sheet.value(i + 1, titles.size(), Integer.valueOf(cells.get(titles.size())));
        }
        workbook.finish();
        return bytes.toByteArray();
    }

    private static int count(String part, HttpResponse<String> answer) {
        int count = 0;
        for (int at = answer.body().indexOf(part); at >= 0; at = answer.body().indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static Set<String> ids(HttpResponse<String> answer) {
        return Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String start(HttpResponse<String> answer) {
        return answer.body().substring(0, Math.min(1_000, answer.body().length()));
    }

    private long logged() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.INDICATOR_UPDATES).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
