package vn.chitieu.ingestion.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import vn.chitieu.ingestion.account.SignedInPeople;
import vn.chitieu.support.security.SignedInUser;
import vn.chitieu.support.session.MongoSessionRepository;

/**
 * Ends the sessions of a person at every service when the person signs out at one of them, or when the account is
 * disabled (OpenID Connect Back-Channel Logout 1.0). A service that does not answer within seconds keeps its session
 * until it ends by itself, with a line in the log.
 */
final class BackChannelLogout implements LogoutHandler, SignedInPeople {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration HOLDS = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final IdentityProperties settings;
    private final JwtEncoder tokens;
    private final MongoSessionRepository sessions;
    private final Clock clock;
    private final Executor threads;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER_WITHIN)
            .build();

    BackChannelLogout(
            IdentityProperties settings,
            JwtEncoder tokens,
            MongoSessionRepository sessions,
            Clock clock,
            Executor threads) {
        this.settings = settings;
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        if (person != null && person.getPrincipal() instanceof SignedInUser user) {
            endSignIn(user.getUsername(), user.signIn());
        }
    }

    /** Ends the sessions of one sign-in of a person; returns when every service has answered or is given up. */
    void endSignIn(String user, String signIn) {
        sessions.deleteOfSignIn(signIn);
        endAtClients(user, signIn);
    }

    @Override
    public void signOut(String user) {
        sessions.deleteOfUser(user);
        endAtClients(user, null);
    }

    private void endAtClients(String user, @Nullable String signIn) {
        List<CompletableFuture<Void>> ends = settings.clients().stream()
                .map(client -> CompletableFuture.runAsync(() -> endAt(client, user, signIn), threads))
                .toList();
        CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, 2 * ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void endAt(IdentityProperties.Client client, String user, @Nullable String signIn) {
        String form = "logout_token=" + URLEncoder.encode(token(client, user, signIn), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(client.backChannelLogoutUri())
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < OK || status >= REDIRECT) {
                LOG.warn("{} did not end the session of {}: status {}", client.id(), user, status);
            }
        } catch (IOException away) {
            LOG.warn("{} did not end the session of {}: {}", client.id(), user, away.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private String token(IdentityProperties.Client client, String user, @Nullable String signIn) {
        Instant now = clock.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(settings.issuerText())
                .subject(user)
                .audience(List.of(client.id()))
                .issuedAt(now)
                .expiresAt(now.plus(HOLDS))
                .id(UUID.randomUUID().toString())
                .claim("events", Map.of(EVENT, Map.of()));
        if (signIn != null) {
            claims.claim("sid", signIn);
        }
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.RS256).type("logout+jwt").build();
        return tokens.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
