package vn.chitieu.support.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID provider in the process of the test: discovery, keys, and one ID token with the claims set last. A service
 * is its client by {@link #settings}.
 */
public final class AnIssuer implements AutoCloseable {

    /** The client id that the tokens are for. */
    public static final String CLIENT = "chitieu";

    private final boolean endsSessions;
    private final HttpServer server;
    private final RSAKey key;
    private final AtomicReference<JWTClaimsSet> next = new AtomicReference<>();
    private final Map<String, Map<String, Object>> people = new HashMap<>();

    /** Names the place to sign out. */
    public AnIssuer() {
        this(true);
    }

    /** Names the place to sign out, or does not. */
    public AnIssuer(boolean endsSessions) {
        this.endsSessions = endsSessions;
        try {
            key = new RSAKeyGenerator(2048).keyID("k").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        answer("/.well-known/openid-configuration", this::discovery);
        answer("/jwks", () -> new JWKSet(key.toPublicJWK()).toJSONObject());
        answer("/token", () -> Map.of("access_token", "t", "token_type", "Bearer", "id_token", idToken()));
        server.start();
    }

    /** Returns the issuer, which is also where discovery is. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Knows a person with the claims that services read by default. */
    public AnIssuer with(String name, String role, String... units) {
        people.put(name, Map.of("preferred_username", name, "roles", List.of(role), "units", List.of(units)));
        return this;
    }

    /** Knows a person of a city, as {@link #with} does. */
    public AnIssuer withOneOf(String city, String name, String role, String... units) {
        with(name, role, units);
        people.computeIfPresent(name, (same, claims) -> {
            Map<String, Object> all = new HashMap<>(claims);
            all.put("cities", List.of(city));
            return all;
        });
        return this;
    }

    /** Returns the settings that make a service its client, called {@code city}. */
    public List<String> settings() {
        String client = "--spring.security.oauth2.client.registration.city.";
        String provider = "--spring.security.oauth2.client.provider.city.";
        return List.of(
                client + "client-id=" + CLIENT,
                client + "client-secret=secret",
                client + "client-name=Thành phố <&>",
                client + "scope=openid",
                provider + "issuer-uri=" + address(),
                provider + "user-name-attribute=preferred_username");
    }

    /** Signs a person in whom it knows, and returns the response to the way back from here. */
    public HttpResponse<String> signIn(ABrowser browser, String person) throws Exception {
        return signIn(browser, Objects.requireNonNull(people.get(person), person));
    }

    /** Signs a person in with these claims, and returns the response to the way back from here. */
    public HttpResponse<String> signIn(ABrowser browser, Map<String, Object> claims) throws Exception {
        return browser.open(comeBack(sentTo(browser), claims));
    }

    /** Signs a person in who was sent here, and returns the path by which the browser comes back. */
    public String comeBack(URI sent, String person) {
        return comeBack(sent, Objects.requireNonNull(people.get(person), person));
    }

    private String comeBack(URI sent, Map<String, Object> claims) {
        knows(parameter(sent, "nonce"), claims);
        return "/login/oauth2/code/city?code=c&state=" + parameter(sent, "state");
    }

    /** Returns where a service sends a browser that wants to sign in here. */
    static URI sentTo(ABrowser browser) throws Exception {
        return URI.create(browser.open("/oauth2/authorization/city")
                .headers()
                .firstValue("Location")
                .orElseThrow());
    }

    /** Returns a parameter as it stands in the address, still encoded; the nonce decoded. */
    static String parameter(URI address, String name) {
        String encoded = Objects.requireNonNull(
                UriComponentsBuilder.fromUri(address).build().getQueryParams().getFirst(name));
        return name.equals("nonce") ? URLDecoder.decode(encoded, StandardCharsets.UTF_8) : encoded;
    }

    /** The next one who signs in has these claims. */
    public void knows(String nonce, Map<String, Object> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(CLIENT)
                .subject("4711")
                .claim("nonce", nonce)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        claims.forEach(all::claim);
        next.set(all.build());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> discovery() {
        Map<String, Object> discovery = new HashMap<>(said());
        if (endsSessions) {
            discovery.put("end_session_endpoint", address() + "/sign-out");
        }
        return discovery;
    }

    private Map<String, Object> said() {
        return Map.of(
                "issuer",
                address(),
                "authorization_endpoint",
                address() + "/authorize",
                "token_endpoint",
                address() + "/token",
                "jwks_uri",
                address() + "/jwks",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"});
    }

    private String idToken() {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), next.get());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void answer(String path, Supplier<Map<String, Object>> what) {
        server.createContext(path, exchange -> {
            try {
                byte[] body = JsonMapper.shared().writeValueAsString(what.get()).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } finally {
                exchange.close();
            }
        });
    }
}
