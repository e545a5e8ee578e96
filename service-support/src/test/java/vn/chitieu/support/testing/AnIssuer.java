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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider in the process of the test: discovery, keys, and one ID token with the claims set last. */
public final class AnIssuer implements AutoCloseable {

    /** The client id that the tokens are for. */
    public static final String CLIENT = "chitieu";

    private final boolean endsSessions;
    private final HttpServer server;
    private final RSAKey key;
    private final AtomicReference<JWTClaimsSet> next = new AtomicReference<>();

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
