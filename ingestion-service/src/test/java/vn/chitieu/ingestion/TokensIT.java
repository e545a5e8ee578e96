package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Tokens of the city's sign-in service beside keys, on the real service with an issuer of its own. */
class TokensIT {

    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;
    private static final String UPDATE =
            "{\"unit\": \"%s\", \"indicator\": \"%s\", \"period\": \"2022-03\", \"value\": 6}";

    private static Issuer issuer;
    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        issuer = new Issuer();
        service = started(issuer.jwks(), 300);
    }

    @AfterAll
    static void stop() {
        service.close();
        issuer.close();
    }

    private static ServiceUnderTest started(String jwks, int failures) {
        return started(Issuer.NAME, jwks, failures);
    }

    private static ServiceUnderTest started(String name, String jwks, int failures) {
        return ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.ingestion.tokens.issuer=" + name,
                "chitieu.ingestion.tokens.audience=" + Issuer.AUDIENCE,
                "chitieu.ingestion.tokens.jwks=" + jwks,
                "chitieu.ingestion.tokens.claims.units=ward",
                "chitieu.ingestion.access.limits.requests-per-minute=40",
                "chitieu.ingestion.access.limits.failures-per-minute=" + failures);
    }

    @Test
    void aTokenReportsForTheUnitOfItsClaimAndNoOther() {
        String token = issuer.signed(ward("a", "nam-ngan").build());

        Answer answer = service.submit(
                token,
                "[%s, %s]"
                        .formatted(
                                UPDATE.formatted("nam-ngan", "URBAN_VIOLATIONS"),
                                UPDATE.formatted("dien-bien", "URBAN_VIOLATIONS")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isOne();
        assertThat(answer.errorCodes(1)).containsExactly("FIGURE_OF_ANOTHER_UNIT");
        assertThat(service.get("/api/v1/credentials", token).code()).isEqualTo("FORBIDDEN");
        assertThat(service.post("/api/v1/targets", token, "{}").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aTokenMayNameSeveralUnitsAndIsBoundToItsIndicators() {
        String token = issuer.signedByCurve(ward("b", List.of("nam-ngan", "dien-bien"))
                .claim("indicators", List.of("LAND_CLEARED"))
                .build());

        Answer answer = service.submit(token, UPDATE.formatted("dien-bien", "URBAN_VIOLATIONS"));

        assertThat(answer.errorCodes(0)).containsExactly("INDICATOR_NOT_GRANTED");
    }

    @Test
    void aTokenAssignsTargetsForTheOwnersOfItsClaim() {
        String token = issuer.signed(
                claims("c").claim("target_owners", List.of("PROVINCE")).build());
        String target = "{\"scope\": \"city\", \"indicator\": \"LAND_CLEARED\", \"year\": 2022, \"owner\": \"%s\","
                + " \"value\": \"88\", \"validFrom\": \"2022-03-25\", \"reason\": \"r\"}";

        assertThat(service.post("/api/v1/targets?dryRun=true", token, target.formatted("CITY"))
                        .errorCodes(0))
                .containsExactly("TARGET_OF_ANOTHER_OWNER");
        assertThat(service.post("/api/v1/targets?dryRun=true", token, target.formatted("PROVINCE"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keysHoldBesideTokens() {
        assertThat(service.submit(service.keyOf("nam-ngan"), "{}").status()).isEqualTo(422);
    }

    static Stream<Arguments> refusals() throws Exception {
        var foreign = new RSAKeyGenerator(2048).keyID("one").generate();
        var unheardOf = new RSAKeyGenerator(2048).keyID("three").generate();
        JWTClaimsSet good = ward("d", "nam-ngan").build();
        SignedJWT symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), good);
        symmetric.sign(new MACSigner(issuer.key.toRSAPublicKey().getEncoded()));
        String signed = issuer.signed(good);
        return Stream.of(
                refusal(
                        "another issuer",
                        ward(c -> c.issuer("https://elsewhere.example.org")),
                        "TOKEN_NOT_VALID",
                        "got \"https://elsewhere.example.org\""),
                refusal("no issuer", ward(c -> c.issuer(null)), "TOKEN_NOT_VALID", "got none"),
                refusal(
                        "another audience",
                        ward(c -> c.audience("mail")),
                        "TOKEN_NOT_VALID",
                        "for the audience " + Issuer.AUDIENCE),
                refusal("no audience", ward(c -> c.audience((String) null)), "TOKEN_NOT_VALID", "got none"),
                refusal(
                        "expired",
                        ward(c -> c.issueTime(at(-600)).expirationTime(at(-60))),
                        "TOKEN_EXPIRED",
                        "one that expired at 2022-04"),
                refusal(
                        "not yet",
                        ward(c -> c.notBeforeTime(at(120))),
                        "TOKEN_NOT_VALID",
                        "one that holds from 2022-04"),
                refusal("without an end", ward(c -> c.expirationTime(null)), "TOKEN_NOT_VALID", "with an end, exp"),
                refusal("for years", ward(c -> c.expirationTime(at(9_000))), "TOKEN_NOT_VALID", "ends within PT2H"),
                refusal("alg none", new PlainJWT(good).serialize(), "TOKEN_NOT_VALID", "alg \"none\""),
                refusal("alg of secrets", symmetric.serialize(), "TOKEN_NOT_VALID", "alg \"HS256\""),
                refusal("foreign key", Issuer.signed(good, foreign), "TOKEN_NOT_VALID", "by a key of " + Issuer.NAME),
                refusal("unknown key", Issuer.signed(good, unheardOf), "TOKEN_NOT_VALID", "kid \"three\""),
                refusal("unknown key again", Issuer.signed(good, unheardOf), "TOKEN_NOT_VALID", "kid \"three\""),
                refusal("logout token", Issuer.signed(good, issuer.key, "logout+jwt"), "TOKEN_NOT_VALID", "typ"),
                refusal("ID token with a nonce", ward(c -> c.claim("nonce", "n")), "TOKEN_NOT_VALID", "claim nonce"),
                refusal("ID token with a hash", ward(c -> c.claim("at_hash", "h")), "TOKEN_NOT_VALID", "claim at_hash"),
                refusal("ID token by typ", ward(c -> c.claim("typ", "ID")), "TOKEN_NOT_VALID", "claim typ"),
                refusal("ID token by use", ward(c -> c.claim("token_use", "id")), "TOKEN_NOT_VALID", "claim token_use"),
                refusal("cut off", signed.substring(0, signed.length() - 9), "TOKEN_NOT_VALID", "signed with"),
                refusal("nonsense", "a.b.c", "TOKEN_NOT_VALID", "one that cannot be read"),
                refusal(
                        "changed",
                        signed.replaceFirst(
                                "\\.[^.]*\\.",
                                "."
                                        + issuer.signed(ward("d", "dien-bien").build())
                                                .split("\\.", -1)[1] + "."),
                        "TOKEN_NOT_VALID",
                        "signed with"),
                refusal("no unit", issuer.signed(claims("d").build()), "TOKEN_CLAIM_NOT_VALID", "got one with neither"),
                refusal(
                        "a unit nobody knows",
                        issuer.signed(ward("d", "atlantis").build()),
                        "TOKEN_CLAIM_NOT_VALID",
                        "got \"atlantis\""),
                refusal("no subject", ward(c -> c.subject(null)), "TOKEN_CLAIM_NOT_VALID", "the claim sub"),
                refusal("a subject of two lines", ward(c -> c.subject("a\nb")), "TOKEN_CLAIM_NOT_VALID", "\"a?b\""),
                refusal("a unit that is a number", ward(c -> c.claim("ward", 14)), "TOKEN_CLAIM_NOT_VALID", "ward"),
                refusal(
                        "units that are objects",
                        ward(c -> c.claim("ward", Map.of("$ne", 1))),
                        "TOKEN_CLAIM_NOT_VALID",
                        "a list of texts"),
                refusal(
                        "no units in the list",
                        ward(c -> c.claim("ward", List.of())),
                        "TOKEN_CLAIM_NOT_VALID",
                        "at least one"),
                refusal(
                        "no indicators in the list",
                        ward(c -> c.claim("indicators", List.of())),
                        "TOKEN_CLAIM_NOT_VALID",
                        "indicators"),
                refusal(
                        "an indicator nobody knows",
                        ward(c -> c.claim("indicators", "X")),
                        "TOKEN_CLAIM_NOT_VALID",
                        "\"X\""),
                refusal(
                        "an owner nobody knows",
                        ward(c -> c.claim("target_owners", "X")),
                        "TOKEN_CLAIM_NOT_VALID",
                        "\"X\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String what, String token, String code, String detail) {
        Answer answer = service.submit(token, UPDATE.formatted("nam-ngan", "URBAN_VIOLATIONS"));

        assertThat(answer.code()).as(what).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(code.equals("TOKEN_CLAIM_NOT_VALID") ? 403 : 401);
        assertThat(answer.json().get("detail").asString())
                .startsWith("expected ")
                .contains(detail);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate"))
                .contains(answer.status() == 401 ? "invalid_token" : "insufficient_scope");
    }

    @Test
    void usesAndRefusalsAreInTheAuditUnderTheSubject() {
        service.submit(
                issuer.signed(ward("audited", "nam-ngan").build()), UPDATE.formatted("nam-ngan", "LAND_CLEARED"));
        service.submit(issuer.signed(ward("audited", "atlantis").build()), "{}");
        service.submit(issuer.signed(ward("audited", "nam-ngan").issuer("x").build()), "{}");
        service.bean(UsageCounter.class).keep();

        Answer answer = service.get("/api/v1/audit?credential=token:audited", ADMIN);

        assertThat(answer.json().get("entries"))
                .extracting(entry ->
                        entry.get("kind").asString() + " " + entry.path("code").asString("")
                                + entry.path("requests").asString(""))
                .containsExactlyInAnyOrder("USED 1", "REFUSED TOKEN_CLAIM_NOT_VALID", "REFUSED TOKEN_NOT_VALID");
    }

    @Test
    void aSenderOfTooMuchLearnsWhenToGoOnWhateverTokenItComesWith() {
        // A slow machine gets a few more in: the limit gives back two in three seconds.
        Answer answer = service.submit(issuer.signed(ward("busy", "nam-ngan").build()), "{}");
        for (int i = 0; i < 1_000 && answer.status() != 429; i++) {
            answer = service.submit(
                    issuer.signed(ward("busy", "nam-ngan").jwtID("t-" + i).build()), "{}");
        }

        assertThat(answer.code()).isEqualTo("RATE_LIMITED");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(service.submit(issuer.signed(ward("calm", "nam-ngan").build()), "{}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whoTriesTooManyTokensIsNotLookedAtAnyMore() {
        try (ServiceUnderTest own = started(issuer.jwks(), 30)) {
            String known = issuer.signed(ward("known", "nam-ngan").build());
            assertThat(own.submit(known, "{}").status()).isEqualTo(422);
            for (int i = 0; i < 31; i++) {
                own.submit("a.b." + i, "{}");
            }

            assertThat(own.submit("a.b.c", "{}").code()).isEqualTo("TOO_MANY_FAILURES");
            assertThat(own.submit(known, "{}").status()).isEqualTo(422);
        }
    }

    @Test
    void theIssuerIsAskedSeldomWhateverKeysAreMadeUp() throws Exception {
        var unheardOf = new RSAKeyGenerator(2048).keyID("four").generate();
        String token = Issuer.signed(ward("e", "nam-ngan").build(), unheardOf);
        try (Issuer other = new Issuer();
                ServiceUnderTest own = started(other.jwks(), 300)) {
            for (int i = 0; i < 20; i++) {
                own.submit(token, "{}");
            }

            assertThat(other.asked.get()).isLessThan(5);
        }
    }

    /** It is asked where its keys are when the first token comes, so the service starts without it. */
    @Test
    void saysThatTokensCannotBeCheckedWhileTheIssuerIsAwayAndTakesThemWhenItIsBack() {
        Issuer gone = new Issuer();
        gone.close();
        try (ServiceUnderTest own = started(gone.discoverable(), "", 300)) {
            String token = gone.signed(
                    ward("f", "nam-ngan").issuer(gone.discoverable()).build());
            Answer answer = own.submit(token, "{}");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("TOKENS_UNAVAILABLE");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(own.submit(own.keyOf("nam-ngan"), "{}").status()).isEqualTo(422);

            gone.comesBack();
            assertThat(own.submit(token, "{}").status()).isEqualTo(422);
            assertThat(own.submit(gone.signed(ward("f", "nam-ngan").build()), "{}")
                            .code())
                    .isEqualTo("TOKEN_NOT_VALID");
        } finally {
            gone.close();
        }
    }

    @Test
    void takesNoTokensUnlessAnIssuerIsSet() {
        Answer answer =
                EmbeddedParts.SERVICE.submit(issuer.signed(ward("g", "nam-ngan").build()), "{}");

        assertThat(answer.code()).isEqualTo("UNKNOWN_KEY");
    }

    private static Arguments refusal(String what, String token, String code, String detail) {
        return Arguments.of(what, token, code, detail);
    }

    private static String ward(UnaryOperator<JWTClaimsSet.Builder> but) {
        return issuer.signed(but.apply(ward("d", "nam-ngan")).build());
    }

    private static JWTClaimsSet.Builder ward(String subject, Object units) {
        return claims(subject).claim("ward", units);
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        return Issuer.claims(now()).subject(subject);
    }

    private static Instant now() {
        return service.bean(Clock.class).instant();
    }

    private static Date at(int secondsFromNow) {
        return Date.from(now().plusSeconds(secondsFromNow));
    }
}
