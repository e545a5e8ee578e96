package vn.chitieu.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.testing.AlertChangedFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.AnIssuer;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.Sha256;
import vn.chitieu.support.testing.TestDatabase;

/**
 * Two cities in one service whose units, indicators, updates, windows and alert cases have the same ids: at every
 * address, each caller sees what is of the own city alone. An address that this test does not know fails it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoCitiesIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HUE_KEY = "ct_aaaabbbbccccdddd_" + "h".repeat(43);
    private static final String PROVINCE_KEY = "ct_aaaabbbbccccdddd_" + "p".repeat(43);
    private static final String CASE = "BEHIND_TARGET/city/LAND_CLEARED/2022-Q1/PROVINCE";
    private static final String STREAM = "/api/v1/stream";
    private static final String RECEIPT = "/api/v1/receipts/{receipt}";

    private final AnIssuer issuer =
            new AnIssuer().withOneOf("hue", "ward", "UNIT", "nam-ngan").with("province", "PROVINCE");
    private static final City THANH_HOA =
            new City("thanh-hoa", AReader.KEY, "31415.5", "31417", "94", "Hồ sơ chậm", "2022-04-01T01:11:11Z");
    private static final City HUE =
            new City("hue", HUE_KEY, "27182.5", "27184", "98", "Mưa lũ", "2022-04-01T02:22:22Z");

    /** What an address says of the own city: a figure, or what else tells the cities apart. */
    private static final Map<String, Tells> ADDRESSES = new TreeMap<>(Map.ofEntries(
            Map.entry("/api/v1/alerts", Tells.CAUSE),
            Map.entry("/api/v1/catalog", Tells.ID),
            Map.entry("/api/v1/catalog/effects", Tells.NOTHING),
            Map.entry("/api/v1/me", Tells.ID),
            Map.entry("/api/v1/completeness", Tells.TIME),
            Map.entry("/api/v1/comparison", Tells.SEVERAL),
            Map.entry("/comparison", Tells.SEVERAL),
            Map.entry("/comparison.xlsx", Tells.SEVERAL),
            Map.entry(RECEIPT, Tells.RECEIPT),
            Map.entry(STREAM, Tells.STREAM),
            Map.entry("/api/v1/reports/{quarter}", Tells.CAUSE),
            Map.entry("/api/v1/targets", Tells.TARGET),
            Map.entry("/api/v1/totals", Tells.FIGURE),
            Map.entry("/api/v1/totals/{scope}/{indicator}/trend", Tells.FIGURE),
            Map.entry("/api/v1/totals/{scope}/{indicator}/{quarter}", Tells.FIGURE),
            Map.entry("/api/v1/totals/{scope}/{indicator}/{quarter}/contributions", Tells.FIGURE),
            Map.entry("/api/v1/totals/{scope}/{indicator}/{quarter}/parts", Tells.FIGURE),
            Map.entry("/api/v1/totals/{scope}/{indicator}/{quarter}/revisions", Tells.FIGURE),
            Map.entry("/api/v1/trends", Tells.FIGURE),
            Map.entry("/api/v1/units", Tells.FIGURE),
            Map.entry("/api/v1/windows", Tells.NOTHING),
            Map.entry("/api/v1/windows/{id}/totals", Tells.CASES),
            Map.entry("/charts/trend.xlsx", Tells.FIGURE),
            Map.entry("/charts/units.xlsx", Tells.FIGURE),
            Map.entry("/reports", Tells.NOTHING),
            Map.entry("/reports/{quarter}", Tells.CAUSE),
            Map.entry("/reports/{quarter}.docx", Tells.CAUSE),
            Map.entry("/reports/{quarter}.xlsx", Tells.CAUSE)));

    /** What operations ask for. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "scope", "city",
            "indicator", "LAND_CLEARED",
            "quarter", "2022-Q1",
            "id", "cao-diem-trat-tu-do-thi-2022",
            "year", "2022",
            "to", "2022-Q1");

    private final String database = TestDatabase.freshName();
    private final Map<City, String> receipts = new TreeMap<>();
    private final Map<City, String> rejected = new TreeMap<>();

    private OwnBroker broker;
    private KafkaProducer<String, byte[]> log;
    private RunningAggregation service;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path data, @TempDir Path files) throws Exception {
        broker = OwnBroker.start(data);
        log = new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer());
        CatalogPublisher publisher =
                new CatalogPublisher(broker.superUser(), new TopicDefinitions(1, (short) 1).cityCatalogs());
        CatalogCopy copy = CatalogCopy.in(files);
        publisher.publish(files, "test", "", Instant.now());
        copy.replace("city.yaml", "id: thanh-hoa", "id: hue");
        copy.replace("city.yaml", "vi: Thành phố Thanh Hóa, en: Thanh Hoa City", "vi: Thành phố Huế, en: Hue City");
        copy.replace("targets.csv", "city,LAND_CLEARED,2022,PROVINCE,94", "city,LAND_CLEARED,2022,PROVINCE,98");
        publisher.publish(files, "test", "", Instant.now());
        service = start();
        report(THANH_HOA);
        report(HUE);
    }

    @AfterAll
    void stop() {
        service.close();
        issuer.close();
        log.close();
        broker.close();
    }

    @Test
    void knowsEveryAddress() throws Exception {
        assertThat(operations().keySet()).isEqualTo(ADDRESSES.keySet());
    }

    @Test
    void everyAddressRefusesACallerOfAnotherCity() throws Exception {
        for (Map.Entry<String, JsonNode> path : operations().entrySet()) {
            for (City city : List.of(THANH_HOA, HUE)) {
                String address = address(path, city, city.other());
                for (String method : path.getValue().propertyNames()) {
                    HttpResponse<byte[]> answer = ask(method, address, city.key(), Map.of());
                    assertThat(answer.statusCode()).as("%s %s", method, address).isEqualTo(403);
                    assertThat(textOf(answer)).as(address).contains("FOREIGN_CITY");
                }
            }
        }
    }

    /** The second time from what caches hold of the first. */
    @Test
    void everyAddressSaysWhatIsOfTheCityAlone() throws Exception {
        for (int time = 0; time < 2; time++) {
            for (Map.Entry<String, JsonNode> path : operations().entrySet()) {
                boolean isAsked = path.getValue().has("get");
                if (!isAsked || Set.of(Tells.STREAM, Tells.SEVERAL).contains(ADDRESSES.get(path.getKey()))) {
                    continue;
                }
                for (City city : List.of(THANH_HOA, HUE)) {
                    check(path.getKey(), city, address(path, city, null), city.key());
                    if (!path.getKey().equals("/api/v1/me")) { // which names all that the province may see
                        check(path.getKey(), city, address(path, city, city), PROVINCE_KEY);
                    }
                }
            }
        }
    }

    @Test
    void neitherCityHasTheReceiptsOfTheOther() throws Exception {
        for (City city : List.of(THANH_HOA, HUE)) {
            for (Map<City, String> of : List.of(receipts, rejected)) {
                assertThat(status("/api/v1/receipts/" + of.get(city), city.key()))
                        .isEqualTo(200);
                HttpResponse<byte[]> foreign =
                        ask("GET", "/api/v1/receipts/" + of.get(city.other()), city.key(), Map.of());
                assertThat(foreign.statusCode()).isEqualTo(403);
                assertThat(textOf(foreign)).contains("FOREIGN_CITY").doesNotContain("nam-ngan");
                assertThat(status(
                                "/api/v1/receipts/" + of.get(city) + "?city="
                                        + city.other().id(),
                                PROVINCE_KEY))
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void whatCouldNotBeReadIsForThoseWhoSeeAllCities() throws Exception {
        String receipt = send(new ProducerRecord<>(Topics.INDICATOR_UPDATES, "hue", new byte[] {1, 2, 3}));
        String path = "/api/v1/receipts/" + receipt;
        await().atMost(TIMEOUT).until(() -> status(path, PROVINCE_KEY) == 200);

        assertThat(status(path, HUE.key())).isEqualTo(403);
        assertThat(status(path, THANH_HOA.key())).isEqualTo(403);
    }

    /** Of an empty answer, too, which is the same for all cities. */
    @Test
    void theTagsOfOneCityAreNotThoseOfTheOther() throws Exception {
        for (String path : List.of(
                "/api/v1/totals?quarter=2022-Q1", "/api/v1/totals?quarter=2021-Q4", "/reports", "/reports/2022-Q1")) {
            String tag = tag(ask("GET", path, THANH_HOA.key(), Map.of()));
            assertThat(tag(ask("GET", path, HUE.key(), Map.of()))).as(path).isNotEqualTo(tag);
            assertThat(ask("GET", path, THANH_HOA.key(), Map.of("If-None-Match", tag))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(ask("GET", path, HUE.key(), Map.of("If-None-Match", tag)).statusCode())
                    .isEqualTo(200);
        }
    }

    /** Whose cities a caller compares is settled by who asks, not by the city that is asked about. */
    @Test
    void citiesAreComparedForACallerWhoMaySeeThem() throws Exception {
        for (String path : List.of("/api/v1/comparison", "/comparison", "/comparison.xlsx")) {
            HttpResponse<byte[]> one = ask("GET", path + "?quarter=2022-Q1", HUE.key(), Map.of());
            assertThat(one.statusCode()).as(path).isEqualTo(404);
            assertThat(textOf(one)).contains("NO_COMPARISON").doesNotContain(THANH_HOA.figure());
        }
        JsonNode land = JSON.readTree(textOf(ask(
                        "GET", "/api/v1/comparison?quarter=2022-Q1&indicator=LAND_CLEARED", PROVINCE_KEY, Map.of())))
                .path("indicators")
                .path(0);
        assertThat(land.path("indicator").asString()).isEqualTo("LAND_CLEARED");
        assertThat(land.path("sameCompleteness").asBoolean()).isFalse();
        assertThat(land.path("rows")
                        .valueStream()
                        .map(row -> row.path("city").asString() + " " + row.path("value") + " " + row.path("rank")))
                .containsExactly("hue \"27182.5\" null", "thanh-hoa \"31415.5\" null");
        assertThat(textOf(ask("GET", "/comparison?quarter=2022-Q1", PROVINCE_KEY, Map.of())))
                .contains("27.182,5", "31.415,5");
        assertThat(textOf(ask("GET", "/comparison.xlsx?quarter=2022-Q1", PROVINCE_KEY, Map.of())))
                .contains(HUE.figure(), THANH_HOA.figure());
    }

    @Test
    @Timeout(60)
    void aStreamHasTheTotalsOfItsCityAlone() throws Exception {
        try (InputStream ofHue = stream(HUE.key(), "");
                InputStream ofTheProvince = stream(PROVINCE_KEY, "?city=thanh-hoa");
                BufferedReader hue = new BufferedReader(new InputStreamReader(ofHue, UTF_8));
                BufferedReader province = new BufferedReader(new InputStreamReader(ofTheProvince, UTF_8))) {
            assertThat(hue.readLine()).isEqualTo(":beat");
            assertThat(province.readLine()).isEqualTo(":beat");
            publishAgain(THANH_HOA);
            publishAgain(HUE);
            publishAgain(THANH_HOA);

            assertThat(firstTotal(hue)).contains("\"hue\"", HUE.figure()).doesNotContain(THANH_HOA.figure());
            assertThat(firstTotal(province)).contains("\"thanh-hoa\"", THANH_HOA.figure());
        }
    }

    @Test
    void aUnitSeesTheOneOfItsName() throws Exception {
        ABrowser ward = new ABrowser("http://localhost:" + RunningAggregation.port(service.context(), "/"));
        issuer.signIn(ward, "ward");
        String own = "/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2022-Q1";

        assertThat(ward.get(own, "*/*").body()).contains(HUE.figure());
        assertThat(ward.get(own + "?city=thanh-hoa", "*/*").statusCode()).isEqualTo(403);
        assertThat(ward.get("/api/v1/receipts/" + receipts.get(THANH_HOA), "*/*")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ward.get("/api/v1/receipts/" + receipts.get(HUE), "*/*").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPersonOfTheProvinceSeesEveryCity() throws Exception {
        ABrowser province = new ABrowser("http://localhost:" + RunningAggregation.port(service.context(), "/"));
        issuer.signIn(province, "province");
        for (Map.Entry<String, JsonNode> path : operations().entrySet()) {
            for (City city : List.of(THANH_HOA, HUE)) {
                if (!path.getKey().equals(STREAM) && path.getValue().has("get")) {
                    String address = address(path, city, city);
                    assertThat(province.get(address, "*/*").statusCode())
                            .as(address)
                            .isEqualTo(200);
                }
            }
        }
        assertThat(province.get("/api/v1/catalog", "*/*").body())
                .as("of the city that was named last")
                .contains("\"hue\"");
    }

    @Test
    void saysWhichCitiesACallerMayChoose() throws Exception {
        JsonNode all = JSON.readTree(textOf(ask("GET", "/api/v1/me?city=hue", PROVINCE_KEY, Map.of())));
        assertThat(all.path("city").asString()).isEqualTo("hue");
        assertThat(all.path("cities").toString())
                .isEqualTo(
                        "[{\"id\":\"hue\",\"name\":{\"vi\":\"Thành phố Huế\",\"en\":\"Hue City\"}},"
                                + "{\"id\":\"thanh-hoa\",\"name\":{\"vi\":\"Thành phố Thanh Hóa\",\"en\":\"Thanh Hoa City\"}}]");
        JsonNode one = JSON.readTree(textOf(ask("GET", "/api/v1/me", HUE.key(), Map.of())));
        assertThat(one.path("city").asString()).isEqualTo("hue");
        assertThat(one.path("cities").size()).isEqualTo(1);
    }

    private RunningAggregation start() {
        Stream<String> own = Stream.of(
                "chitieu.city=thanh-hoa",
                "chitieu.topics.partitions=1",
                "chitieu.aggregation.database=" + database,
                "chitieu.aggregation.sign-in.readers[1].name=hue",
                "chitieu.aggregation.sign-in.readers[1].key-sha256=" + Sha256.hex(HUE_KEY),
                "chitieu.aggregation.sign-in.readers[1].cities=hue",
                "chitieu.aggregation.sign-in.readers[2].name=province",
                "chitieu.aggregation.sign-in.readers[2].key-sha256=" + Sha256.hex(PROVINCE_KEY),
                "chitieu.aggregation.sign-in.readers[2].cities=*");
        return RunningAggregation.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                Stream.concat(own, issuer.settings().stream().map(setting -> setting.substring(2)))
                        .toArray(String[]::new));
    }

    /** Sends the figures of a city and one that is refused, and an explanation; returns once all of it is there. */
    private void report(City city) throws Exception {
        receipts.put(city, send(update(city, "u-1", "nam-ngan", "LAND_CLEARED", "2022-01", city.figure(), "ha")));
        send(update(city, "u-2", "nam-ngan", "URBAN_VIOLATIONS", "2022-04", city.cases(), "trường hợp"));
        rejected.put(city, send(update(city, "u-3", "khong-co", "LAND_CLEARED", "2022-01", city.figure(), "ha")));
        send(explanation(city));
        await().atMost(TIMEOUT)
                .until(() ->
                        status("/api/v1/receipts/" + rejected.get(city) + "?city=" + city.id(), PROVINCE_KEY) == 200);
        await().atMost(TIMEOUT)
                .until(() -> textOf(ask("GET", "/reports/2022-Q1?city=" + city.id(), PROVINCE_KEY, Map.of()))
                        .contains(city.cause()));
    }

    private String send(ProducerRecord<String, byte[]> record) throws Exception {
        var sent = log.send(record).get();
        return sent.partition() + "-" + sent.offset();
    }

    private static ProducerRecord<String, byte[]> update(
            City city, String id, String unit, String indicator, String period, String value, String measure) {
        IndicatorUpdated event = new IndicatorUpdated(
                city.id(),
                id,
                unit,
                indicator,
                ReportingPeriod.parse(period),
                new BigDecimal(value),
                false,
                measure,
                FigureStatus.OFFICIAL,
                Instant.parse(city.reportedAt()),
                null,
                null,
                "http",
                "key-1");
        return CloudEventRecords.write(
                Topics.INDICATOR_UPDATES, city.id(), IndicatorUpdated.TYPE, id, "/test", event.reportedAt(), event);
    }

    private static ProducerRecord<String, byte[]> explanation(City city) {
        Instant at = Instant.parse("2022-04-07T03:00:00Z");
        AlertChanged fixture = AlertChangedFixture.of(CASE)
                .moved(new AlertChanged.Transition(1, city == HUE ? 9 : 2, "EXPLAINED", "OPEN", "OPEN"))
                .at(new AlertChanged.State(0, "NORMAL", at, 1))
                .with(
                        new AlertChanged.Amounts(BigDecimal.ONE, BigDecimal.ONE, null, null),
                        AlertChanged.Judged.untargeted(Verdict.BEHIND))
                .answered(new AlertChanged.Answer(
                        city.cause(), "Tổ chức đối thoại.", LocalDate.parse("2022-04-20"), "chu-tich", at))
                .build();
        AlertChanged event = new AlertChanged(
                fixture.id(),
                city.id(),
                fixture.caseId(),
                fixture.about(),
                fixture.transition(),
                fixture.state(),
                fixture.figures(),
                fixture.explanation(),
                fixture.window(),
                fixture.asked());
        return CloudEventRecords.write(
                Topics.ALERT_EVENTS, CASE, AlertChanged.TYPE, event.id(), "/chitieu/notification", at, event);
    }

    /** Puts the total of a city on the topic once more. */
    private void publishAgain(City city) throws Exception {
        String total = textOf(
                ask("GET", "/api/v1/totals/city/LAND_CLEARED/2022-Q1?city=" + city.id(), PROVINCE_KEY, Map.of()));
        send(CloudEventRecords.write(
                Topics.QUARTERLY_TOTALS,
                city.id(),
                QuarterlyTotal.TYPE,
                "t-1",
                "/test",
                Instant.parse(city.reportedAt()),
                JSON.readTree(total)));
    }

    private static String firstTotal(BufferedReader stream) throws IOException {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("data:")) {
                return line;
            }
        }
        throw new AssertionError("the stream ended");
    }

    private InputStream stream(String key, String query) throws Exception {
        HttpResponse<InputStream> answer =
                HTTP.send(request("GET", STREAM + query, key, Map.of()), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private void check(String path, City city, String address, String key) throws Exception {
        HttpResponse<byte[]> answer = ask("GET", address, key, Map.of());
        String text = textOf(answer);
        assertThat(answer.statusCode()).as("%s: %s", address, text).isEqualTo(200);
        String own = ADDRESSES.get(path).of(city, receipts);
        assertThat(text).as(address).contains(own);
        // The header of a page offers all cities that the province may see.
        assertThat(text.replaceAll("(?s)<header.*?</header>", ""))
                .as(address)
                .doesNotContain(city.other().marks());
    }

    /** Returns what the API describes, by path. */
    private Map<String, JsonNode> operations() throws Exception {
        Map<String, JsonNode> operations = new TreeMap<>();
        JSON.readTree(textOf(ask("GET", "/v3/api-docs", PROVINCE_KEY, Map.of())))
                .path("paths")
                .properties()
                .forEach(path -> operations.put(path.getKey(), path.getValue()));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    /** Fills in what an operation requires, and what this test knows of the rest. */
    private String address(Map.Entry<String, JsonNode> path, City city, City named) {
        String address = path.getKey();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
            String name = parameter.path("name").asString();
            String value = name.equals("receipt") ? receipts.get(city) : PARAMETERS.get(name);
            if (parameter.path("in").asString().equals("path")) {
                assertThat(value)
                        .as("a value for %s of %s", name, path.getKey())
                        .isNotNull();
                address = address.replace("{" + name + "}", value);
            } else if (value != null) {
                query.add(name + "=" + value);
            } else {
                assertThat(parameter.path("required").asBoolean())
                        .as("a value for %s", name)
                        .isFalse();
            }
        }
        Optional.ofNullable(named).ifPresent(one -> query.add("city=" + one.id()));
        return address + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private int status(String path, String key) throws Exception {
        return ask("GET", path, key, Map.of()).statusCode();
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<byte[]> ask(String method, String path, String key, Map<String, String> headers)
            throws IOException, InterruptedException {
        return HTTP.send(request(method, path, key, headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String method, String path, String key, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RunningAggregation.port(service.context(), path) + path))
                .header("Authorization", "Bearer " + key)
                .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        return request.build();
    }

    /** Returns what an answer says; a workbook and a document are archives. */
    private static String textOf(HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        if (body.length < 2 || body[0] != 'P' || body[1] != 'K') {
            return new String(body, UTF_8);
        }
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** What tells an answer about one city from that about the other. */
    private enum Tells {
        ID,
        FIGURE,
        CASES,
        TARGET,
        TIME,
        CAUSE,
        RECEIPT,
        STREAM,
        SEVERAL,
        NOTHING;

        private String of(City city, Map<City, String> receipts) {
            return switch (this) {
                case ID -> "\"" + city.id() + "\"";
                case FIGURE -> city.figure();
                case CASES -> city.cases();
                case TARGET -> "\"" + city.target() + "\"";
                case TIME -> city.reportedAt();
                case CAUSE -> city.cause();
                case RECEIPT -> receipts.get(city);
                case STREAM, SEVERAL, NOTHING -> "";
            };
        }
    }

    /**
     * A city, and what is reported of it.
     *
     * @param key of a reader who belongs to it
     */
    private record City(
            String id, String key, String figure, String cases, String target, String cause, String reportedAt)
            implements Comparable<City> {

        City other() {
            return id.equals(HUE.id()) ? THANH_HOA : HUE;
        }

        /** Returns what is of this city alone, in the ways in which figures are written. */
        String[] marks() {
            Set<String> marks = new TreeSet<>(List.of(cause, reportedAt, "\"" + id + "\"", "\"" + target + "\""));
            for (String number : List.of(figure.substring(0, 5), cases)) {
                for (String mark : List.of("", ".", ",")) {
                    marks.add(number.substring(0, 2) + mark + number.substring(2));
                }
            }
            return marks.toArray(String[]::new);
        }

        @Override
        public int compareTo(City one) {
            return id.compareTo(one.id);
        }
    }
}
