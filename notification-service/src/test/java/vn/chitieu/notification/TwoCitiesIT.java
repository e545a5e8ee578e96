package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.question.Question;
import vn.chitieu.notification.question.QuestionRecord;
import vn.chitieu.notification.question.QuestionRepository;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.Sha256;

/**
 * Two cities in one service whose units, people, indicators and cases have the same ids: at every address a caller of
 * one city sees and changes nothing of the other. An address that this test does not know fails it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoCitiesIT {

    private static final Pattern DELIVERY = Pattern.compile(
            "\"state\":\"(QUEUED|RENDERED|CLAIMED|SENDING|SENT|RETRY)\"|\"(attempts|answer|changedAt|dueAt)\":(\"[^\"]*\"|\\d+|null)");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEY_OF_HUE = "ct_aaaabbbbccccdddd_" + "h".repeat(43);
    private static final String KEY_OF_ALL = "ct_aaaabbbbccccdddd_" + "p".repeat(43);
    private static final String CASE = "/api/v1/cases/{rule}/{scope}/{indicator}/{period}/{owner}";
    private static final String LEADER = "uv-btv-doanh-nghiep";
    private static final Pattern A_LINK = Pattern.compile("/answer/[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** By method and path: whether it names something by an id, or lists what there is; and what is sent. */
    private static final Map<String, What> ADDRESSES = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /api/v1/cases", What.LISTED),
            Map.entry("GET " + CASE, What.NAMED),
            Map.entry("GET " + CASE + "/{window}", What.NAMED),
            Map.entry("POST " + CASE + "/explanation", What.NAMED),
            Map.entry("POST " + CASE + "/{window}/explanation", What.NAMED),
            Map.entry("POST " + CASE + "/acknowledgement", What.NAMED),
            Map.entry("POST " + CASE + "/{window}/acknowledgement", What.NAMED),
            Map.entry("POST " + CASE + "/reminder", What.NAMED),
            Map.entry("POST " + CASE + "/{window}/reminder", What.NAMED),
            Map.entry("GET /api/v1/ledger", What.LISTED),
            Map.entry("GET /api/v1/ledger.xlsx", What.LISTED),
            Map.entry("POST /api/v1/ledger/{unit}/reminders", What.REMINDED),
            Map.entry("GET /api/v1/mails", What.LISTED),
            Map.entry("GET /api/v1/mails/{id}", What.NAMED),
            Map.entry("GET /api/v1/mails/{id}/content", What.NAMED),
            Map.entry("GET /api/v1/mails/{id}/interventions", What.NAMED),
            Map.entry("POST /api/v1/mails/tests", What.TESTED),
            Map.entry("POST /api/v1/mails/{id}/delivered", What.NAMED),
            Map.entry("POST /api/v1/mails/{id}/resend", What.NAMED),
            Map.entry("GET /api/v1/me", What.LISTED),
            Map.entry("GET /api/v1/names", What.LISTED),
            Map.entry("GET /api/v1/questions", What.LISTED),
            Map.entry("POST /api/v1/questions", What.PERSONAL),
            Map.entry("POST /api/v1/questions/{id}/answer", What.PERSONAL),
            Map.entry("GET /api/v1/reports/{quarter}/recipients", What.LISTED),
            Map.entry("GET /api/v1/settings/alerts", What.LISTED),
            Map.entry("GET /api/v1/settings/mail", What.LISTED),
            Map.entry("POST /api/v1/reports/{quarter}/mails", What.ORDERED),
            Map.entry("GET /api/v1/silences", What.LISTED),
            Map.entry("POST /api/v1/silences", What.NAMED),
            Map.entry("DELETE /api/v1/silences/{id}", What.NAMED),
            Map.entry("GET /api/v1/watches", What.PERSONAL),
            Map.entry("PUT /api/v1/watches/{scope}/{indicator}", What.PERSONAL),
            Map.entry("DELETE /api/v1/watches/{scope}/{indicator}", What.PERSONAL)));

    private final Map<City, String> mails = new EnumMap<>(City.class);
    private Stage stage;
    private RunningService service;

    @BeforeAll
    void open(@TempDir(cleanup = CleanupMode.NEVER) Path data, @TempDir Path files) throws Exception {
        stage = Stage.open(new EmbeddedParts(data), data);
        publishCatalogs(files);
        String keys = "--chitieu.notification.sign-in.keys";
        service = stage.startOnTheTopic(
                "--chitieu.city=thanh-hoa",
                keys + "[3].name=office-of-hue",
                keys + "[3].key-sha256=" + Sha256.hex(KEY_OF_HUE),
                keys + "[3].rights=ANSWER,SILENCE,MAIL",
                keys + "[3].cities=hue",
                keys + "[4].name=province",
                keys + "[4].key-sha256=" + Sha256.hex(KEY_OF_ALL),
                keys + "[4].rights=ANSWER,SILENCE,MAIL",
                keys + "[4].cities=*");
        for (City city : City.values()) {
            stage.publish(total(city));
            assertThat(send("POST", "/api/v1/silences", city.key, silence("only-" + city.id, city.reason))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send("POST", "/api/v1/silences", city.key, silence("shared", city.reason))
                            .statusCode())
                    .isEqualTo(200);
            service.context().getBean(QuestionRepository.class).store(question(city));
        }
        for (City city : City.values()) {
            await().atMost(SOON)
                    .until(() -> json("/api/v1/mails?state=SENT&case=" + caseOf(city), city.key)
                                    .path("mails")
                                    .size()
                            == 2);
            mails.put(
                    city,
                    json("/api/v1/mails?state=SENT&recipient=" + LEADER, city.key)
                            .path("mails")
                            .get(0)
                            .path("id")
                            .asString());
        }
    }

    private void publishCatalogs(Path files) throws Exception {
        CatalogPublisher publisher = new CatalogPublisher(
                Map.of("bootstrap.servers", stage.bootstrapServers()),
                new TopicDefinitions(4, (short) 1).cityCatalogs());
        CatalogCopy copy = CatalogCopy.in(files);
        publisher.publish(files, "test", "", Instant.now());
        copy.replace("city.yaml", "id: thanh-hoa", "id: hue");
        copy.replace("city.yaml", "vi: Thành phố Thanh Hóa, en: Thanh Hoa City", "vi: Thành phố Huế, en: Hue City");
        Path people = files.resolve("people.csv");
        Files.writeString(people, Files.readString(people).replace("@example.org", "@hue.example.org"));
        publisher.publish(files, "test", "", Instant.now());
    }

    @AfterAll
    void close() {
        service.close();
        stage.close();
    }

    @Test
    void knowsEveryAddress() throws Exception {
        assertThat(operations().keySet()).isEqualTo(ADDRESSES.keySet());
    }

    @Test
    void everyAddressRefusesACallerOfAnotherCity() throws Exception {
        for (City city : City.values()) {
            String before = all(city.other());
            for (Map.Entry<String, What> address : ADDRESSES.entrySet()) {
                String operation = address.getKey();
                for (City ids : City.values()) {
                    HttpResponse<String> answer = ask(operation, ids, city.key, city.other());
                    assertThat(answer.statusCode())
                            .as("%s of %s", operation, ids)
                            .isEqualTo(403);
                    assertThat(answer.body())
                            .as(operation)
                            .containsAnyOf(
                                    "FOREIGN_CITY", address.getValue() == What.PERSONAL ? "FORBIDDEN" : "FOREIGN_CITY");
                }
            }
            assertThat(all(city.other())).isEqualTo(before);
        }
    }

    /** For a caller of one city, and for one of all who asks about one of them. */
    @Test
    void whatIsOfAnotherCityIsNotFoundByItsId() throws Exception {
        for (City city : City.values()) {
            String before = all(city.other());
            for (Map.Entry<String, What> operation : ADDRESSES.entrySet()) {
                if (operation.getValue() != What.NAMED) {
                    continue;
                }
                for (HttpResponse<String> answer : List.of(
                        ask(operation.getKey(), city.other(), city.key, null),
                        ask(operation.getKey(), city.other(), KEY_OF_ALL, city))) {
                    assertThat(answer.statusCode())
                            .as("%s of %s: %s", operation.getKey(), city, answer.body())
                            .isEqualTo(404);
                    assertThat(answer.body()).doesNotContain(city.other().marks());
                }
            }
            assertThat(send("GET", "/mails/" + mails.get(city.other()), city.key, null)
                            .statusCode())
                    .isEqualTo(404);
            HttpResponse<String> bytes = HTTP.send(
                    request("GET", "/api/v1/mails/" + mails.get(city.other()), city.key, null)
                            .header("Accept", "message/rfc822")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(bytes.statusCode()).isEqualTo(404);
            assertThat(all(city.other())).isEqualTo(before);
        }
    }

    @Test
    void listsAndOrdersAreOfTheCityAlone() throws Exception {
        for (City city : City.values()) {
            String before = all(city.other());
            for (Map.Entry<String, What> operation : ADDRESSES.entrySet()) {
                if (operation.getValue() == What.NAMED) {
                    continue;
                }
                List<HttpResponse<String>> answers = new ArrayList<>();
                answers.add(ask(operation.getKey(), city, city.key, null));
                if (!operation.getKey().endsWith("/me")) { // which names all cities that the caller may see
                    answers.add(ask(operation.getKey(), city, KEY_OF_ALL, city));
                }
                for (HttpResponse<String> answer : answers) {
                    assertThat(answer.statusCode())
                            .as("%s: %s", operation.getKey(), answer.body())
                            .isIn(operation.getValue().statuses);
                    assertThat(answer.body())
                            .as("%s of %s", operation.getKey(), city)
                            .doesNotContain(city.other().marks());
                }
            }
            assertThat(all(city.other())).isEqualTo(before);
        }
    }

    @Test
    void eachCityFindsItsOwn() throws Exception {
        for (City city : City.values()) {
            assertThat(json("/api/v1/cases/" + caseOf(city), city.key).toString())
                    .contains(city.figure);
            assertThat(json("/api/v1/cases?city=" + city.id, KEY_OF_ALL).toString())
                    .contains(city.figure);
            assertThat(json("/api/v1/silences", city.key).toString()).contains(city.reason, "\"shared\"");
            assertThat(json("/api/v1/questions", city.key).toString()).contains(city.reason, "\"shared\"");
            assertThat(json("/api/v1/names", city.key).toString()).contains(city.name);
            assertThat(json("/api/v1/mails/" + mails.get(city) + "/content", city.key)
                            .toString())
                    .contains(city.name);
            JsonNode me = json("/api/v1/me", city.key);
            assertThat(me.path("city").asString()).isEqualTo(city.id);
            assertThat(me.path("cities").size()).isEqualTo(1);
        }
        assertThat(json("/api/v1/me?city=hue", KEY_OF_ALL).path("cities").toString())
                .isEqualTo(
                        "[{\"id\":\"hue\",\"name\":{\"vi\":\"Thành phố Huế\",\"en\":\"Hue City\"}},"
                                + "{\"id\":\"thanh-hoa\",\"name\":{\"vi\":\"Thành phố Thanh Hóa\",\"en\":\"Thanh Hoa City\"}}]");
    }

    /** The same person, by id, of each city got the mail of that city, and answers there alone. */
    @Test
    void anAnswerByALinkIsOfTheCityOfItsMail() throws Exception {
        Map<City, String> links = new EnumMap<>(City.class);
        for (City city : City.values()) {
            MimeMultipart parts = (MimeMultipart)
                    stage.inbox().messagesTo(city.address).get(0).getContent();
            Matcher link = A_LINK.matcher((String) parts.getBodyPart(0).getContent());
            assertThat(link.find()).isTrue();
            links.put(city, link.group());
        }
        for (City city : City.values()) {
            HttpResponse<String> page = HTTP.send(
                    HttpRequest.newBuilder(URI.create(service.url() + links.get(city)))
                            .header("Cookie", "CITY=" + city.other().id)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(city.name, caseOf(city)).doesNotContain(city.other().name);
        }
    }

    /** Returns all that a city has, as it tells its own office. */
    private String all(City city) throws Exception {
        List<String> all = new ArrayList<>();
        for (String path : List.of(
                "/api/v1/cases",
                "/api/v1/cases/" + caseOf(city),
                "/api/v1/mails",
                "/api/v1/silences",
                "/api/v1/mails/" + mails.get(city) + "/interventions")) {
            all.add(json(path, city.key).toString());
        }
        // The delivery of a mail goes on meanwhile.
        return DELIVERY.matcher(String.join("\n", all)).replaceAll("");
    }

    private QuarterlyTotal total(City city) throws Exception {
        byte[] home = EventJson.write(stage.total(1, city.figure, Verdict.SEVERELY_BEHIND));
        ObjectNode total = (ObjectNode) JSON.readTree(home);
        total.put("city", city.id);
        return EventJson.read(JSON.writeValueAsBytes(total), QuarterlyTotal.class);
    }

    private String caseOf(City city) {
        return city.prefix + "BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year() + "-Q1/PROVINCE";
    }

    /** One that a person has asked, which a key cannot. */
    private QuestionRecord question(City city) {
        TotalKey about =
                new TotalKey(new CityKey(city.prefix), Scope.city(), "NEW_ENTERPRISES", new Quarter(stage.year(), 1));
        Question question = new Question("shared", about, "thuong-truc-thanh-uy", city.reason, Instant.EPOCH);
        return new QuestionRecord(question, List.of(LEADER), null, false, 1);
    }

    private static String silence(String id, String reason) {
        return "{\"id\": \"" + id + "\", \"scope\": \"unit:nam-ngan\", \"reason\": \"" + reason + "\", \"end\": \""
                + OffsetDateTime.now(Clock.systemUTC()).plusDays(2) + "\"}";
    }

    /** Returns what the API describes, by method and path. */
    private Map<String, JsonNode> operations() throws Exception {
        Map<String, JsonNode> operations = new TreeMap<>();
        json("/v3/api-docs", KEY_OF_ALL)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(one -> operations.put(
                                one.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), one.getValue())));
        return operations;
    }

    /**
     * Asks an address.
     *
     * @param ids the city of what the address names
     * @param named the city that the address names; null for none
     */
    private HttpResponse<String> ask(String operation, City ids, String key, @Nullable City named) throws Exception {
        String method = operation.substring(0, operation.indexOf(' '));
        String path = operation.substring(operation.indexOf(' ') + 1);
        String id = path.contains("/silences/") ? "only-" + ids.id : mails.get(ids);
        String address = path.replace("{rule}", ids.prefix + "BEHIND_TARGET")
                .replace("{scope}", "city")
                .replace("{indicator}", "NEW_ENTERPRISES")
                .replace("{period}", stage.year() + "-Q1")
                .replace("{owner}", "PROVINCE")
                .replace("{window}", "eight-months")
                .replace("{quarter}", stage.year() + "-Q1")
                .replace("{unit}", "nam-ngan")
                .replace("{id}", id);
        assertThat(address).as("an address that is filled in").doesNotContain("{");
        Set<String> query = new TreeSet<>();
        if (path.contains("ledger")) {
            query.add("year=2022");
        }
        if (named != null) {
            query.add("city=" + named.id);
        }
        String parameters = query.isEmpty() ? "" : "?" + String.join("&", query);
        return send(
                method,
                address + parameters,
                key,
                method.equals("POST")
                        ? body(path, ids).replace("PREVIEW", path.contains("/reports/") ? preview(parameters, key) : "")
                        : null);
    }

    /** Returns the preview of the report; of a city that the key does not see, one that is made up. */
    private String preview(String parameters, String key) throws Exception {
        String seen = json("/api/v1/reports/" + stage.year() + "-Q1/recipients" + parameters, key)
                .path("preview")
                .asString("");
        return seen.isEmpty() ? "0000000000000000.0000000000000000" : seen;
    }

    private String body(String path, City ids) {
        if (path.endsWith("/explanation")) {
            return "{\"cause\": \"Chậm\", \"remedy\": \"Giao ban\", \"promisedFor\": \""
                    + LocalDate.now(Clock.systemUTC()).plusDays(1) + "\", \"episode\": 1}";
        }
        if (path.endsWith("/acknowledgement")) {
            return "{\"until\": \"" + OffsetDateTime.now(Clock.systemUTC()).plusDays(2) + "\"}";
        }
        if (path.endsWith("/silences")) {
            return silence("of-a-case", "Đang rà soát")
                    .replace("\"scope\": \"unit:nam-ngan\"", "\"case\": \"" + caseOf(ids) + "\"");
        }
        if (path.endsWith("/tests")) {
            return "{\"recipient\": \"thuong-truc-thanh-uy\"}";
        }
        return path.startsWith("/api/v1/reports")
                ? "{\"request\": \"r-1\", \"recipients\": [\"thuong-truc-thanh-uy\"]," + " \"preview\": \"PREVIEW\"}"
                : "{\"reason\": \"Chưa nhận được thư\"}";
    }

    private JsonNode json(String path, String key) throws Exception {
        return JSON.readTree(send("GET", path, key, null).body());
    }

    private HttpResponse<String> send(String method, String path, String key, @Nullable String body) throws Exception {
        return HTTP.send(
                request(method, path, key, body).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String method, String path, String key, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url(path) + path))
                .header("Authorization", "Bearer " + key)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    /** What an address is about. */
    private enum What {
        /** It names something by an id, in the address or in what is sent. */
        NAMED(404),
        /** It shows what there is. */
        LISTED(200),
        /** It has something sent to people of the city. */
        ORDERED(200, 202),
        /** It tries the way to a person, not more often than every few seconds. */
        TESTED(200, 429),
        /** It reminds a unit of what it owes, which is nothing here. */
        REMINDED(409),
        /** It is of the position that asks, which a key is not. */
        PERSONAL(403);

        private final List<Integer> statuses;

        What(Integer... statuses) {
            this.statuses = List.of(statuses);
        }
    }

    /** A city, and what tells it from the other. */
    private enum City {
        THANH_HOA(
                "thanh-hoa",
                "",
                AKey.OF_STAFF,
                "Thành phố Thanh Hóa",
                "142.75",
                "Rà soát số liệu xứ Thanh",
                "@example.org"),
        HUE("hue", "hue:", KEY_OF_HUE, "Thành phố Huế", "153.25", "Rà soát số liệu xứ Huế", "@hue.example.org");

        private final String id;
        private final String prefix;
        private final String key;
        private final String name;
        private final String figure;
        private final String reason;
        private final String address;

        City(String id, String prefix, String key, String name, String figure, String reason, String domain) {
            this.id = id;
            this.prefix = prefix;
            this.key = key;
            this.name = name;
            this.figure = figure;
            this.reason = reason;
            this.address = LEADER + domain;
        }

        City other() {
            return this == HUE ? THANH_HOA : HUE;
        }

        /** Returns what is of this city alone. */
        String[] marks() {
            return new String[] {name, figure, reason, "\"" + id + "\"", "\"" + prefix + "BEHIND_TARGET/"};
        }
    }
}
