package vn.chitieu.ingestion.authentication;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * Settings of the tokens that are accepted beside keys. Issuer and audience are named together; without them no token
 * is taken.
 *
 * @param issuer what the claim {@code iss} says, character by character; empty where no tokens are taken
 * @param audience what the claim {@code aud} holds, among others perhaps
 * @param jwks where the issuer's public keys are read; HTTPS, but on this very machine. Empty where the issuer is to be
 *     asked: then issuer is such an address itself
 * @param algorithms by which a token may be signed; none of them is symmetric
 * @param longest how far ahead the end of a token may lie, 1 minute to 31 days: a token cannot be revoked
 * @param skew by how much the issuer's clock may differ from that of this service, 0 to 5 minutes
 * @param claims under which names a token says what
 */
@Validated
@ConfigurationProperties("chitieu.ingestion.tokens")
record TokenProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String audience,
        @DefaultValue("") String jwks,
        @DefaultValue({"RS256", "ES256"}) List<String> algorithms,

        @DefaultValue("2h") @InRange(from = "1m", to = "31d")
        Duration longest,

        @DefaultValue("30s") @InRange(from = "0s", to = "5m")
        Duration skew,

        @DefaultValue Claims claims) {

    private static final Set<String> ASYMMETRIC =
            Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    TokenProperties {
        Objects.requireNonNull(claims);
        algorithms = List.copyOf(algorithms);
        boolean taken = !issuer.isEmpty();
        require(
                taken == !audience.isEmpty() && (taken || jwks.isEmpty()),
                "issuer and audience together, or neither, and jwks with them",
                "issuer " + issuer + ", audience " + audience + ", jwks " + jwks);
        require(!taken || jwks.isEmpty() || isSafe(jwks), "jwks with https, or on this machine", jwks);
        require(
                !taken || !jwks.isEmpty() || isSafe(issuer),
                "issuer with https, or on this machine, where there is no jwks",
                issuer);
        require(
                !algorithms.isEmpty() && ASYMMETRIC.containsAll(algorithms),
                "algorithms among " + ASYMMETRIC.stream().sorted().toList(),
                algorithms);
    }

    /** Returns whether tokens are taken. */
    public boolean areTaken() {
        return !issuer.isEmpty();
    }

    /**
     * Returns whether an answer from an address is safe from changes on the way: with HTTPS, or on this machine.
     *
     * @throws IllegalArgumentException if it is no address at all
     */
    public static boolean isSafe(String text) {
        URI address = URI.create(text);
        String host = address.getHost();
        return host != null
                && ("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && HERE.contains(host)));
    }

    private static void require(boolean holds, String expected, Object got) {
        if (!holds) {
            throw new IllegalArgumentException("expected chitieu.ingestion.tokens." + expected + ", got " + got);
        }
    }

    /**
     * Names of claims; each holds a text or a list of texts.
     *
     * @param subject whose token it is; limits and audit go by it
     * @param units ids of the units that it reports for; who has none reports nothing
     * @param indicators codes of indicators that it is restricted to; all where a token has no such claim
     * @param owners owners that it assigns targets for; who has none assigns nothing
     * @param city id of the city whose units, indicators and owners these are; the default city where a token has no
     *     such claim
     */
    public record Claims(
            @DefaultValue("sub") String subject,
            @DefaultValue("unit") String units,
            @DefaultValue("indicators") String indicators,
            @DefaultValue("target_owners") String owners,
            @DefaultValue("city") String city) {
        public Claims {
            require(
                    List.of(subject, units, indicators, owners, city).stream().noneMatch(String::isBlank),
                    "claims with a name each",
                    List.of(subject, units, indicators, owners, city));
        }
    }
}
