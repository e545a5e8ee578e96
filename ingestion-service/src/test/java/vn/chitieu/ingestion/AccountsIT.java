package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.support.link.AccountLink;
import vn.chitieu.support.link.AccountLinkCodec;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Accounts of people, as an administrator keeps them and as their people sign in with them. */
class AccountsIT {

    /** One of which no other test on these parts sends figures of the same unit: they would be corrections. */
    private static final String AWAITED = "NEW_ENTERPRISES";

    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;

    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        service = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.ingestion.database=" + TestDatabase.freshName(),
                LinkVisitor.KEYS,
                "chitieu.ingestion.identity.issuer=https://chitieu.example.org/ingestion");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void thePasswordIsShownOnceAndSignsIn() throws Exception {
        JsonNode created = create("{\"name\": \"van-thu\", \"role\": \"UNIT\", \"units\": [\"nam-ngan\"]}");
        assertThat(created.get("cities").toString()).isEqualTo("[\"thanh-hoa\"]");
        String password = created.get("password").asString();

        assertThat(signIn("van-thu", password)).doesNotContain("error");
        assertThat(signIn("VAN-THU", password)).doesNotContain("error");
        assertThat(signIn("van-thu", password + "x")).contains("error");
        assertThat(service.get("/api/v1/accounts", ADMIN).response().body())
                .contains("van-thu")
                .doesNotContain(password, "bcrypt");
        assertThat(service.bean(MongoDatabase.class).getCollection("accounts").find())
                .allSatisfy(document -> assertThat(document.toJson()).doesNotContain(password));
    }

    @Test
    void aResetAndTheEndOfAnAccountSignThePersonOut() throws Exception {
        String first = create("{\"name\": \"chu-tich\", \"role\": \"LEADER\"}")
                .get("password")
                .asString();
        ABrowser browser = signedIn("chu-tich", first);

        String second = service.post("/api/v1/accounts/chu-tich/password", ADMIN, "")
                .json()
                .get("password")
                .asString();
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(signIn("chu-tich", first)).contains("error");

        ABrowser again = signedIn("chu-tich", second);
        assertThat(service.delete("/api/v1/accounts/chu-tich", ADMIN).status()).isEqualTo(204);
        assertThat(isSignedIn(again)).isFalse();
        assertThat(signIn("chu-tich", second)).contains("error");
        assertThat(service.delete("/api/v1/accounts/chu-tich", ADMIN).status()).isEqualTo(204);
        assertThat(service.post("/api/v1/accounts/chu-tich/password", ADMIN, "").code())
                .isEqualTo("UNKNOWN_ACCOUNT");
        assertThat(service.get("/api/v1/audit?credential=account:chu-tich", ADMIN)
                        .response()
                        .body())
                .contains("ACCOUNT_CREATED", "PASSWORD_RESET", "ACCOUNT_DISABLED")
                .doesNotContain(first, second);
    }

    @Test
    void aPersonIsInvitedByMailAndSetsTheOwnPasswordOnce() throws Exception {
        JsonNode created = create("{\"name\": \"moi-thu\", \"role\": \"LEADER\", \"email\": \"moi-thu@example.org\"}");
        assertThat(created.has("password")).isFalse();
        AccountInvited event = await().until(() -> invitationOf("moi-thu"), Optional::isPresent)
                .orElseThrow();
        assertThat(event.email()).isEqualTo("moi-thu@example.org");
        assertThat(event.occasion()).isEqualTo(AccountInvited.Occasion.INVITATION);
        String link = link(event);
        ABrowser browser = new ABrowser(address());

        HttpResponse<String> page = browser.open(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("moi-thu", "Set your password").doesNotContain("<script");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        String csrf = ABrowser.tokenOn(page);
        String fresh = "chín con trâu trắng";
        assertThat(browser.post(link, Map.of("fresh", fresh, "again", fresh + "x", "_csrf", csrf))
                        .body())
                .contains("không giống nhau");
        assertThat(browser.post(link, Map.of("fresh", "matkhau123456", "again", "matkhau123456", "_csrf", csrf))
                        .body())
                .contains("dễ đoán");
        HttpResponse<String> set = browser.post(link, Map.of("fresh", fresh, "again", fresh, "_csrf", csrf));
        assertThat(set.headers().firstValue("Location")).hasValue("../login?changed");

        assertThat(signIn("moi-thu", fresh)).doesNotContain("error");
        HttpResponse<String> again = new ABrowser(address()).open(link);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("ACCOUNT_LINK_USED", "Quên mật khẩu").doesNotContain(link);
        assertThat(service.get("/api/v1/audit?credential=account:moi-thu", ADMIN)
                        .response()
                        .body())
                .contains("PASSWORD_SET")
                .doesNotContain(fresh);
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(service.bean(MongoDatabase.class).getCollection("accounts").find())
                .allSatisfy(document -> assertThat(document.toJson()).doesNotContain(token, fresh));
    }

    @Test
    void aLinkOfAReminderAndOneOfAnotherEndOpenNoAccount() throws Exception {
        create("{\"name\": \"sai-lien-ket\", \"role\": \"LEADER\", \"email\": \"sai@example.org\"}");
        AccountInvited event = await().until(() -> invitationOf("sai-lien-ket"), Optional::isPresent)
                .orElseThrow();
        for (String other : List.of(headOfNamNgan(), "a.b", link(event).substring("/dat-mat-khau/".length()) + "A")) {
            HttpResponse<String> refused = new ABrowser(address()).open("/dat-mat-khau/" + other);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("ACCOUNT_LINK_NOT_VALID").doesNotContain(other);
        }
        assertThat(new ABrowser(address())
                        .open("/lien-ket/" + link(event).substring("/dat-mat-khau/".length()))
                        .body())
                .contains("LINK_NOT_VALID");
        assertThat(service.delete("/api/v1/accounts/sai-lien-ket", ADMIN).status())
                .isEqualTo(204);
        assertThat(new ABrowser(address()).open(link(event)).body()).contains("ACCOUNT_LINK_REVOKED");
    }

    /** Whatever is entered, the answer is the same; only one of them is a person who gets a mail. */
    @Test
    void aForgottenPasswordIsAskedForWithoutLearningWhoHasAnAccount() throws Exception {
        String first = password("{\"name\": \"hay-quen\", \"role\": \"LEADER\"}");
        assertThat(service.put("/api/v1/accounts/hay-quen/address", ADMIN, "{\"email\": \"hay-quen@example.org\"}")
                        .json()
                        .get("email")
                        .asString())
                .isEqualTo("hay-quen@example.org");
        assertThat(new ABrowser(address()).open("/login").body()).contains("href=\"quen-mat-khau\"");

        String known = forgotten("hay-quen");
        assertThat(known).contains("Đã nhận yêu cầu");
        assertThat(forgotten("khong-ai-ca")).isEqualTo(known);
        assertThat(forgotten("khong-ai@example.org")).isEqualTo(known);

        AccountInvited event = await().until(() -> invitationOf("hay-quen"), Optional::isPresent)
                .orElseThrow();
        assertThat(event.occasion()).isEqualTo(AccountInvited.Occasion.RESET);
        assertThat(signIn("hay-quen", first)).as("the old one stays good").doesNotContain("error");
        ABrowser browser = new ABrowser(address());
        String csrf = ABrowser.tokenOn(browser.open(link(event)));
        String fresh = "mười con trâu trắng";
        browser.post(link(event), Map.of("fresh", fresh, "again", fresh, "_csrf", csrf));
        assertThat(signIn("hay-quen", first)).contains("error");
        assertThat(signIn("hay-quen", fresh)).doesNotContain("error");
    }

    /** As attempts to sign in are. */
    @Test
    void forgottenPasswordsAreThrottled() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int attempt = 0; attempt < 12; attempt++) {
            ABrowser browser = new ABrowser(address());
            String csrf = ABrowser.tokenOn(browser.open("/quen-mat-khau"));
            statuses.add(browser.post("/quen-mat-khau", Map.of("username", "doan-mo", "_csrf", csrf))
                    .statusCode());
        }
        assertThat(statuses).startsWith(200).contains(429);
    }

    @Test
    void anAdministratorSendsAResetAndIsToldWhereThatIsNotPossible() throws Exception {
        String first = password("{\"name\": \"can-dat-lai\", \"role\": \"STAFF\"}");
        String invitations = "/api/v1/accounts/can-dat-lai/invitations";
        assertThat(service.post(invitations, ADMIN, "").code()).isEqualTo("ACCOUNT_WITHOUT_ADDRESS");
        assertThat(service.put("/api/v1/accounts/can-dat-lai/address", ADMIN, "{\"email\": \"x\"}")
                        .code())
                .isEqualTo("ACCOUNT_NOT_VALID");
        service.put("/api/v1/accounts/can-dat-lai/address", ADMIN, "{\"email\": \"can-dat-lai@example.org\"}");
        var sent = service.post(invitations, ADMIN, "");
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.json().at("/invitation/occasion").asString()).isEqualTo("RESET");
        assertThat(signIn("can-dat-lai", first)).contains("error");
        assertThat(service.post("/api/v1/accounts/khong-co/invitations", ADMIN, "")
                        .code())
                .isEqualTo("UNKNOWN_ACCOUNT");
        assertThat(service.get("/api/v1/accounts", ADMIN).json().get("byMail").asBoolean())
                .isTrue();
    }

    @Test
    void aPersonChangesTheOwnPasswordOverTheApi() throws Exception {
        String first = password("{\"name\": \"tu-doi-api\", \"role\": \"LEADER\"}");
        String path = "/api/v1/me/password";
        String change = "{\"current\": \"%s\", \"fresh\": \"%s\"}";
        String fresh = "chín con trâu vàng";
        assertThat(service.put(path, ADMIN, change.formatted(first, fresh)).code())
                .isEqualTo("PASSWORD_NOT_OF_AN_ACCOUNT");
        ABrowser browser = signedIn("tu-doi-api", first);
        String csrf = ABrowser.tokenOn(browser.open("/mat-khau"));

        assertThat(browser.send("PUT", path, change.formatted(first, fresh), "").statusCode())
                .isEqualTo(403);
        assertThat(browser.send("PUT", path, change.formatted("another one", fresh), csrf)
                        .body())
                .contains("PASSWORD_WRONG");
        assertThat(browser.send("PUT", path, change.formatted(first, "matkhau123456"), csrf)
                        .body())
                .contains("PASSWORD_NOT_VALID", "fresh");
        assertThat(browser.send("PUT", path, change.formatted(first, first), csrf)
                        .body())
                .contains("PASSWORD_NOT_VALID");
        assertThat(browser.send("PUT", path, change.formatted(first, fresh), csrf)
                        .statusCode())
                .isEqualTo(204);

        assertThat(isSignedIn(browser)).isFalse();
        assertThat(signIn("tu-doi-api", first)).contains("error");
        assertThat(signIn("tu-doi-api", fresh)).doesNotContain("error");
    }

    private static String forgotten(String name) throws Exception {
        ABrowser browser = new ABrowser(address());
        String csrf = ABrowser.tokenOn(browser.open("/quen-mat-khau"));
        HttpResponse<String> asked = browser.post("/quen-mat-khau", Map.of("username", name, "_csrf", csrf));
        assertThat(asked.statusCode()).isEqualTo(200);
        return asked.body();
    }

    /** Returns the newest invitation of an account that was published. */
    private static Optional<AccountInvited> invitationOf(String account) {
        return new Parts(service, TestBroker.bootstrapServers())
                .published(Topics.ACCOUNT_INVITATIONS).stream()
                        .map(AccountsIT::invited)
                        .filter(event -> event.account().equals(account))
                        .max(Comparator.comparing(AccountInvited::number));
    }

    private static AccountInvited invited(ConsumerRecord<String, byte[]> record) {
        try {
            return CloudEventRecords.read(record, AccountInvited.TYPE, AccountInvited.class);
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Returns the link as the notification service makes it. */
    private static String link(AccountInvited event) {
        return "/dat-mat-khau/"
                + new AccountLinkCodec(
                                new SignedTokens(new LinkSigningKeys(List.of(new byte[LinkSigningKeys.LEAST_BYTES]))))
                        .write(new AccountLink(event.account(), event.number(), event.expires()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"A b\", \"role\": \"LEADER\"} | name",
                "{\"name\": \"x\", \"role\": \"READER\"} | role",
                "{\"name\": \"x\", \"role\": \"LEADER\", \"email\": \"x@y\"} | email",
                "{\"name\": \"x\", \"role\": \"LEADER\", \"language\": \"fr\"} | language",
                "{\"name\": \"x\", \"role\": \"UNIT\"} | units",
                "{\"name\": \"x\", \"role\": \"UNIT_HEAD\"} | units",
                "{\"name\": \"x\", \"role\": \"ADMIN\", \"cities\": [\"thanh-hoa\", \"*\"]} | cities",
                "{\"name\": \"x\", \"role\": \"LEADER\", \"units\": [\"nam-ngan\"]} | units",
                "{\"name\": \"x\", \"role\": \"UNIT\", \"units\": [\"nowhere\"]} | units",
                "{\"name\": \"x\", \"role\": \"LEADER\", \"cities\": [\"nowhere\"]} | cities",
                "{\"name\": \"x\", \"role\": \"UNIT\", \"units\": [\"nam-ngan\"], \"cities\": [\"*\"]} | cities"
            })
    void saysWhatIsWrongWithARequest(String body, String field) {
        var refused = service.post("/api/v1/accounts", ADMIN, body);
        assertThat(refused.code()).isEqualTo("ACCOUNT_NOT_VALID");
        assertThat(refused.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    void aNameIsTakenOnce() {
        create("{\"name\": \"mot-lan\", \"role\": \"STAFF\"}");
        assertThat(service.post("/api/v1/accounts", ADMIN, "{\"name\": \"mot-lan\", \"role\": \"LEADER\"}")
                        .code())
                .isEqualTo("ACCOUNT_NOT_VALID");
    }

    @Test
    void anAdministratorUsesTheApiWithASessionAndATokenOfThePage() throws Exception {
        ABrowser browser = signedIn("quan-tri", password("{\"name\": \"quan-tri\", \"role\": \"ADMIN\"}"));
        String csrf = ABrowser.tokenOn(browser.open("/nhap-so-lieu"));

        assertThat(browser.get("/api/v1/accounts", "application/json").body()).contains("quan-tri");
        assertThat(browser.get("/api/v1/credentials", "application/json").statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/api/v1/audit", "application/json").statusCode())
                .isEqualTo(200);
        String wanted = "{\"name\": \"truong-don-vi\", \"role\": \"UNIT_HEAD\", \"units\": [\"nam-ngan\"]}";
        assertThat(browser.send("POST", "/api/v1/accounts", wanted, "").statusCode())
                .isEqualTo(403);
        assertThat(browser.send("POST", "/api/v1/accounts", wanted, csrf).statusCode())
                .isEqualTo(201);
        assertThat(service.get("/api/v1/audit?credential=account:truong-don-vi", ADMIN)
                        .json()
                        .toString())
                .contains("account:quan-tri");
        assertThat(browser.get("/api/v1/duties", "application/json").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theHeadOfAUnitReportsForItAndAdministersNothing() throws Exception {
        ABrowser browser = signedIn(
                "chu-tich-phuong",
                password("{\"name\": \"chu-tich-phuong\", \"role\": \"UNIT_HEAD\", \"units\": [\"nam-ngan\"]}"));

        assertThat(browser.get("/api/v1/duties", "application/json").body()).contains("nam-ngan");
        assertThat(browser.get("/api/v1/accounts", "application/json").statusCode())
                .isEqualTo(403);
        assertThat(browser.open("/quan-tri/tai-khoan").statusCode()).isEqualTo(403);
        assertThat(new ABrowser("http://localhost:" + service.port())
                        .open("/quan-tri/tai-khoan")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
    }

    /** The total stands for aggregation, which says that a figure of the clerk waits. */
    @Test
    void theHeadOfAUnitConfirmsWhatWaitsAndNoOtherDoes() throws Exception {
        var sent = HeadConfirmation.awaited(FigureStatus.OFFICIAL, "sent-1", "account:can-bo", Instant.EPOCH, null);
        ReportingPeriod february = ReportingPeriod.parse("2022-02");
        FigureHistoryIT.publish(FigureHistoryIT.total(
                "dong-cuong",
                "URBAN_VIOLATIONS",
                List.of(new QuarterlyTotal.Figure(
                        february,
                        new BigDecimal("6"),
                        FigureStatus.PRELIMINARY,
                        Instant.parse("2022-03-02T01:00:00Z"),
                        sent))));
        await().until(() -> service.bean(FigureHistory.class)
                .at("thanh-hoa", "dong-cuong", "URBAN_VIOLATIONS", february)
                .isPresent());
        ABrowser head = signedIn(
                "chu-tich-dong-cuong",
                password("{\"name\": \"chu-tich-dong-cuong\", \"role\": \"UNIT_HEAD\", \"units\": [\"dong-cuong\"]}"));
        ABrowser clerk = signedIn(
                "can-bo-dong-cuong",
                password("{\"name\": \"can-bo-dong-cuong\", \"role\": \"UNIT\", \"units\": [\"dong-cuong\"]}"));
        String asked = "/api/v1/confirmations?quarter=2022-Q1";
        String figure = "{\"unit\":\"dong-cuong\",\"indicator\":\"URBAN_VIOLATIONS\",\"period\":\"2022-02\","
                + "\"update\":\"sent-1\",\"value\":\"%s\"%s}";
        String decision = "{\"confirm\":[" + figure + "]}";
        String path = "/api/v1/confirmations";

        assertThat(head.get(asked, "application/json").body())
                .contains("\"update\":\"sent-1\"", "\"value\":\"6\"", "\"sentBy\":\"account:can-bo\"");
        assertThat(clerk.get(asked, "application/json").statusCode()).isEqualTo(403);
        assertThat(clerk.open("/nhap-so-lieu").body()).doesNotContain("confirm-table");
        assertThat(service.get(asked, ADMIN).status()).isEqualTo(403);
        assertThat(service.post(
                                "/api/v1/credentials",
                                ADMIN,
                                "{\"name\":\"x\",\"rights\":[\"CONFIRM\"],\"units\":[\"dong-cuong\"]}")
                        .code())
                .isEqualTo("CREDENTIAL_NOT_VALID");
        String csrf = ABrowser.tokenOn(head.open("/nhap-so-lieu"));
        assertThat(head.send("POST", path, decision.formatted("6", ""), "").statusCode())
                .isEqualTo(403);

        HttpResponse<String> changed = head.send("POST", path, decision.formatted("7", ""), csrf);
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body()).contains("FIGURE_CHANGED", "7 trường hợp", "6 trường hợp");
        assertThat(head.send("POST", path, "{\"return\":[" + figure.formatted("6", "") + "]}", csrf)
                        .body())
                .contains("CONFIRMATIONS_NOT_VALID", "return.reason");
        assertThat(head.send("POST", path, decision.formatted("6", ",\"reason\":\"x\""), csrf)
                        .body())
                .contains("CONFIRMATIONS_NOT_VALID", "confirm.reason");

        HttpResponse<String> confirmed = head.send("POST", path, decision.formatted("6", ""), csrf);
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(202);
        assertThat(confirmed.body()).contains("\"state\":\"CONFIRMED\"", "account:chu-tich-dong-cuong");
        assertThat(new Parts(service, TestBroker.bootstrapServers()).published())
                .anySatisfy(record -> {
                    IndicatorUpdated event =
                            CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class);
                    assertThat(event.confirmation()).isNotNull();
                    assertThat(event.confirmation().by()).isEqualTo("account:chu-tich-dong-cuong");
                    assertThat(event.status()).isEqualTo(FigureStatus.OFFICIAL);
                    assertThat(event.reportedAt()).isEqualTo("2022-03-02T01:00:00.001Z");
                });
    }

    @Test
    void aPersonChangesThePasswordAndIsSignedOutEverywhere() throws Exception {
        String first = password("{\"name\": \"tu-doi\", \"role\": \"LEADER\"}");
        String second = "chín con trâu trắng";
        ABrowser browser = signedIn("tu-doi", first);
        ABrowser elsewhere = signedIn("tu-doi", first);

        assertThat(changed(browser, "not the one", second, second).body()).contains("hiện tại không đúng");
        assertThat(changed(browser, first, second, second + "x").body()).contains("không giống nhau");
        assertThat(changed(browser, first, "matkhau123456", "matkhau123456").body())
                .contains("dễ đoán");
        assertThat(changed(browser, first, first, first).body()).contains("phải khác");
        assertThat(browser.post("/mat-khau", Map.of("current", first, "fresh", second, "again", second))
                        .headers()
                        .firstValue("Location"))
                .as("without a token")
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login?stale"));

        assertThat(changed(browser, first, second, second).headers().firstValue("Location"))
                .hasValue("login?changed");
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(isSignedIn(elsewhere)).isFalse();
        assertThat(signIn("tu-doi", first)).contains("error");
        assertThat(signIn("tu-doi", second)).doesNotContain("error");
        assertThat(service.get("/api/v1/audit?credential=account:tu-doi", ADMIN)
                        .response()
                        .body())
                .contains("PASSWORD_CHANGED", "\"by\":\"account:tu-doi\"")
                .doesNotContain(second);
    }

    @Test
    void anOpenBrowserIsNoPlaceToGuessThePasswordAt() throws Exception {
        ABrowser browser = signedIn("de-mo", password("{\"name\": \"de-mo\", \"role\": \"STAFF\"}"));
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThat(changed(browser, "guess " + attempt, "a password that is new", "a password that is new")
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(changed(browser, "guess 5", "a password that is new", "a password that is new")
                        .headers()
                        .firstValue("Location"))
                .hasValue("login?out");
        assertThat(isSignedIn(browser)).isFalse();
    }

    @Test
    void aLinkOpensThePageAndSendsFiguresOfItsUnitAndPeriod() throws Exception {
        LinkVisitor visitor = LinkVisitor.at(address(), headOfNamNgan());
        HttpResponse<String> page = visitor.page();
        assertThat(page.body())
                .contains("Phường Nam Ngạn", "08/05/2022", "data-quarter=\"2022-Q1\"")
                .doesNotContain(headOfNamNgan(), "entry-manifest");

        assertThat(visitor.ask("/api/v1/duties").body())
                .contains("\"link:chu-tich-nam-ngan\"", "nam-ngan")
                .doesNotContain("\"period\":\"2022-04\"");
        assertThat(visitor.ask("/api/v1/figures?unit=nam-ngan&quarter=2022-Q1").body())
                .contains("LAND_CLEARED", "2022-03");
        assertThat(visitor.ask("/api/v1/template?unit=nam-ngan&quarter=2022-Q1").statusCode())
                .isEqualTo(200);
        HttpResponse<String> sent = visitor.post("/api/v1/updates", land("nam-ngan", "2022-03"), visitor.formToken());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        assertThat(sent.body()).contains("ACCEPTED", "receipt");
        service.bean(UsageCounter.class).keep();
        assertThat(service.get("/api/v1/audit?credential=link:chu-tich-nam-ngan&day=2022-04-08", ADMIN)
                        .response()
                        .body())
                .contains("link:chu-tich-nam-ngan");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/figures?unit=ham-rong&quarter=2022-Q1, OUTSIDE_THE_LINK",
        "GET, /api/v1/figures?unit=nam-ngan&quarter=2021-Q4, OUTSIDE_THE_LINK",
        "GET, /api/v1/template?unit=nam-ngan&quarter=2022-Q2, OUTSIDE_THE_LINK",
        "GET, /api/v1/credentials, OUTSIDE_THE_LINK",
        "GET, /api/v1/accounts, OUTSIDE_THE_LINK",
        "GET, /api/v1/rejections, OUTSIDE_THE_LINK",
        "GET, /api/v1/exceptions, OUTSIDE_THE_LINK",
        "GET, /api/v1/catalog, OUTSIDE_THE_LINK",
        "GET, /api/v1/audit, OUTSIDE_THE_LINK",
        "ham-rong, 2022-03, FIGURE_OF_ANOTHER_UNIT",
        "nam-ngan, 2021-12, PERIOD_NOT_OF_THE_LINK",
        "nam-ngan, 2022-04, PERIOD_NOT_OF_THE_LINK"
    })
    void aLinkIsGoodForNothingElse(String what, String where, String code) throws Exception {
        LinkVisitor visitor = LinkVisitor.at(address(), headOfNamNgan());
        HttpResponse<String> refused = what.equals("GET")
                ? visitor.ask(where)
                : visitor.post("/api/v1/updates", land(what, where), visitor.formToken());
        assertThat(refused.statusCode()).isEqualTo(what.equals("GET") ? 403 : 422);
        assertThat(refused.body()).contains("\"" + code + "\"", "messageVi");
    }

    @Test
    void aRequestHasToComeFromThePageBehindTheLink() throws Exception {
        LinkVisitor visitor = LinkVisitor.at(address(), headOfNamNgan());
        String other = LinkVisitor.codec(0).formToken("another");
        assertThat(visitor.post("/api/v1/updates", land("nam-ngan", "2022-03"), other)
                        .body())
                .contains("LINK_TOKEN_MISSING");
        ABrowser without = new ABrowser(address());
        without.open("/lien-ket/" + headOfNamNgan());
        assertThat(without.send("POST", "/api/v1/updates", land("nam-ngan", "2022-03"), "")
                        .body())
                .contains("MISSING_KEY");
        assertThat(without.post("/lien-ket/logout", Map.of()).statusCode()).isEqualTo(303);
        assertThat(without.open("/nhap-qua-lien-ket").statusCode()).isEqualTo(401);
    }

    @Test
    void aLinkThatIsVoidShowsAPageThatSaysSo() throws Exception {
        Map<String, String> links = Map.of(
                LinkVisitor.link("nam-ngan", "2022-Q1", "chu-tich-nam-ngan", ServiceUnderTest.TODAY),
                "LINK_EXPIRED",
                LinkVisitor.link("nam-ngan", "2022-Q1", "chu-tich-ham-rong", LinkVisitor.EXPIRES),
                "LINK_REVOKED",
                LinkVisitor.link("nam-ngan", "2022-Q1", "uv-bch-nam-ngan", LinkVisitor.EXPIRES),
                "LINK_REVOKED",
                LinkVisitor.link("nowhere", "2022-Q1", "chu-tich-nam-ngan", LinkVisitor.EXPIRES),
                "LINK_REVOKED",
                headOfNamNgan() + "A",
                "LINK_NOT_VALID",
                "a.b",
                "LINK_NOT_VALID");
        for (Map.Entry<String, String> link : links.entrySet()) {
            HttpResponse<String> refused = new ABrowser(address()).open("/lien-ket/" + link.getKey());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body())
                    .contains(link.getValue(), "Liên kết không còn dùng được")
                    .doesNotContain(link.getKey());
            assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    /** The totals stand for aggregation, which says that figures of the clerks wait. */
    @Test
    void theHeadConfirmsByTheLinkInAMailWhatWaitsInItsUnitAndPeriodAndNoOtherLinkDoes() throws Exception {
        awaited("nam-ngan", "2022-01", "by-link-1", "2022-02", "by-link-2", "2022-03", "by-link-3");
        awaited("ham-rong", "2022-02", "of-others");
        String asked = "/api/v1/confirmations?quarter=2022-Q1";
        LinkVisitor head =
                LinkVisitor.at(address(), LinkVisitor.linkOfHead("nam-ngan", "2022-Q1", "chu-tich-nam-ngan"));
        LinkVisitor ofJanuary =
                LinkVisitor.at(address(), LinkVisitor.linkOfHead("nam-ngan", "2022-01", "chu-tich-nam-ngan"));
        LinkVisitor clerk = LinkVisitor.at(address(), headOfNamNgan());

        assertThat(head.page().body()).contains("confirm-table");
        assertThat(head.ask(asked).body()).contains("by-link-1", "by-link-2").doesNotContain("of-others");
        assertThat(ofJanuary.ask(asked).body()).contains("by-link-1").doesNotContain("by-link-2");
        assertRefused(head.ask("/api/v1/confirmations?quarter=2021-Q4"), 403, "OUTSIDE_THE_LINK");
        assertThat(clerk.page().body()).doesNotContain("confirm-table");
        assertRefused(clerk.ask(asked), 403, "LINK_NOT_OF_HEAD");

        String path = "/api/v1/confirmations";
        String february = said("confirm", "nam-ngan", "2022-02", "by-link-2", "");
        assertRefused(clerk.post(path, february, clerk.formToken()), 403, "LINK_NOT_OF_HEAD");
        assertRefused(head.post(path, february, "made up"), 403, "LINK_TOKEN_MISSING");
        assertRefused(ofJanuary.post(path, february, ofJanuary.formToken()), 422, "PERIOD_NOT_OF_THE_LINK");
        assertRefused(
                head.post(path, said("confirm", "ham-rong", "2022-02", "of-others", ""), head.formToken()),
                422,
                "FIGURE_OF_ANOTHER_UNIT");
        String ofNoHead = LinkVisitor.linkOfHead("nam-ngan", "2022-Q1", "uv-bch-nam-ngan");
        assertRefused(new ABrowser(address()).open("/lien-ket/" + ofNoHead), 401, "LINK_REVOKED");

        HttpResponse<String> confirmed = head.post(path, february, head.formToken());
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(202);
        assertThat(head.post(path, february, head.formToken()).statusCode())
                .as("the same again")
                .isEqualTo(202);
        String returned = said("return", "nam-ngan", "2022-03", "by-link-3", ",\"reason\":\"cộng lại\"");
        assertThat(head.post(path, returned, head.formToken()).body()).contains("\"state\":\"RETURNED\"");
        Map<String, HeadConfirmation> onTheLog = new HashMap<>();
        for (var record : new Parts(service, TestBroker.bootstrapServers()).published()) {
            HeadConfirmation said = CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class)
                    .confirmation();
            if (said != null) {
                onTheLog.put(said.update(), said);
            }
        }
        assertThat(onTheLog).doesNotContainKeys("by-link-1", "of-others");
        assertThat(onTheLog.get("by-link-2"))
                .returns(HeadConfirmation.State.CONFIRMED, HeadConfirmation::state)
                .returns("link:chu-tich-nam-ngan", HeadConfirmation::by);
        assertThat(onTheLog.get("by-link-3"))
                .returns(HeadConfirmation.State.RETURNED, HeadConfirmation::state)
                .returns("cộng lại", HeadConfirmation::reason);
    }

    private static void awaited(String unit, String... periodsAndUpdates) throws Exception {
        List<QuarterlyTotal.Figure> figures = new ArrayList<>();
        for (int i = 0; i < periodsAndUpdates.length; i += 2) {
            figures.add(new QuarterlyTotal.Figure(
                    ReportingPeriod.parse(periodsAndUpdates[i]),
                    new BigDecimal("6"),
                    FigureStatus.PRELIMINARY,
                    Instant.parse("2022-04-02T01:00:00Z"),
                    HeadConfirmation.awaited(
                            FigureStatus.OFFICIAL, periodsAndUpdates[i + 1], "account:can-bo", Instant.EPOCH, null)));
        }
        FigureHistoryIT.publish(FigureHistoryIT.total(unit, AWAITED, figures));
        await().until(() -> service.bean(FigureHistory.class)
                .at("thanh-hoa", unit, AWAITED, figures.get(0).period())
                .isPresent());
    }

    private static String said(String kind, String unit, String period, String update, String reason) {
        return "{\"" + kind + "\":[{\"unit\":\"" + unit + "\",\"indicator\":\"" + AWAITED + "\",\"period\":\"" + period
                + "\",\"update\":\"" + update + "\",\"value\":\"6\"" + reason + "}]}";
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
    }

    @Test
    void aSystemThatHasTheLinkFetchesTheTemplateWithIt() {
        var fetched = service.send(service.request("/api/v1/template?unit=nam-ngan&quarter=2022-Q1&city=thanh-hoa")
                .header("Authorization", "Link " + headOfNamNgan())
                .build());
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(service.send(service.request("/api/v1/credentials")
                                .header("Authorization", "Link " + headOfNamNgan())
                                .build())
                        .code())
                .isEqualTo("OUTSIDE_THE_LINK");
    }

    private static String headOfNamNgan() {
        return LinkVisitor.link("nam-ngan", "2022-Q1", "chu-tich-nam-ngan", LinkVisitor.EXPIRES);
    }

    private static String land(String unit, String period) {
        return "{\"unit\": \"" + unit + "\", \"indicator\": \"LAND_CLEARED\", \"period\": \"" + period
                + "\", \"value\": \"1.75\", \"status\": \"OFFICIAL\", \"reason\": \"đo lại\"}";
    }

    private static String address() {
        return "http://localhost:" + service.port();
    }

    private static HttpResponse<String> changed(ABrowser browser, String current, String fresh, String again)
            throws Exception {
        String csrf = ABrowser.tokenOn(browser.open("/mat-khau"));
        return browser.post("/mat-khau", Map.of("current", current, "fresh", fresh, "again", again, "_csrf", csrf));
    }

    private static String password(String account) {
        return create(account).get("password").asString();
    }

    private static JsonNode create(String body) {
        var created = service.post("/api/v1/accounts", ADMIN, body);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        return created.json();
    }

    private static String signIn(String name, String password) throws Exception {
        return new ABrowser("http://localhost:" + service.port())
                .signIn(name, password)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static ABrowser signedIn(String name, String password) throws Exception {
        ABrowser browser = new ABrowser("http://localhost:" + service.port());
        browser.signIn(name, password);
        assertThat(isSignedIn(browser)).isTrue();
        return browser;
    }

    /** The sign-in page redirects people who are signed in already. */
    private static boolean isSignedIn(ABrowser browser) throws Exception {
        return Map.of(302, true, 200, false).get(browser.open("/login").statusCode());
    }
}
