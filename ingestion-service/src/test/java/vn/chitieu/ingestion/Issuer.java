package vn.chitieu.ingestion;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A sign-in service that publishes its keys and signs whatever it is asked to. */
final class Issuer implements AutoCloseable {

    static final String NAME = "https://sign-in.example.org/realms/city";
    static final String AUDIENCE = "chitieu-ingestion";

    final RSAKey key;
    final ECKey elliptic;
    final AtomicInteger asked = new AtomicInteger();

    private final int port;
    private HttpServer server;

    Issuer() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            elliptic = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
        server = serve(0);
        port = server.getAddress().getPort();
    }

    /** Answers again where it was closed, with the same keys. */
    void comesBack() {
        server = serve(port);
    }

    /** Returns the name of an issuer that says where its keys are. */
    String discoverable() {
        return "http://127.0.0.1:" + port + "/realms/city";
    }

    private HttpServer serve(int at) {
        HttpServer serving;
        try {
            serving = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        byte[] keys = new JWKSet(List.of(key.toPublicJWK(), elliptic.toPublicJWK()))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        int where = serving.getAddress().getPort();
        answer(serving, "/jwks", keys);
        String said = "{\"issuer\": \"http://127.0.0.1:%d/realms/city\", \"jwks_uri\": \"http://127.0.0.1:%d/jwks\"}"
                .formatted(where, where);
        answer(serving, "/realms/city/.well-known/openid-configuration", said.getBytes(StandardCharsets.UTF_8));
        serving.start();
        return serving;
    }

    private void answer(HttpServer serving, String path, byte[] body) {
        serving.createContext(path, exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    String jwks() {
        return "http://127.0.0.1:" + port + "/jwks";
    }

    /** Returns claims that are good for ten minutes and say nothing about units. */
    static JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("ward-system")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))));
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet claims, RSAKey key) {
        return signed(claims, key, "at+jwt");
    }

    static String signed(JWTClaimsSet claims, RSAKey key, String kind) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType(kind))
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String signedByCurve(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("two").build(), claims);
            token.sign(new ECDSASigner(elliptic));
            return token.serialize();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
