package vn.chitieu.ingestion.authentication;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.authentication.AuthenticationFailure.Fault;

/**
 * Validator of the claims of a token whose signature is valid: kind, issuer, audience, times and subject. The first
 * that is wrong is reported; the code of the error is a {@link Fault}, its description what was expected and what came.
 */
final class TokenValidator implements OAuth2TokenValidator<Jwt> {

    private static final Set<String> KINDS = Set.of("jwt", "at+jwt", "application/at+jwt");

    /** What an ID token has and an access token does not (OpenID Connect Core 1.0, 2 and 3.3.2.11). */
    private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash", "s_hash");

    /** Claims by which providers distinguish their kinds of token, and what an access token says there. */
    private static final Map<String, Set<String>> KIND_CLAIMS =
            Map.of("typ", Set.of("bearer", "at+jwt"), "token_use", Set.of("access"));

    private final TokenProperties settings;
    private final Clock clock;

    TokenValidator(TokenProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        OAuth2Error flaw = whoAndForWhom(token);
        if (flaw == null) {
            flaw = times(token, clock.instant());
        }
        return flaw == null ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(flaw);
    }

    private @Nullable OAuth2Error whoAndForWhom(Jwt token) {
        Object kind = token.getHeaders().get("typ");
        if (kind != null && !KINDS.contains(kind.toString().toLowerCase(Locale.ROOT))) {
            return flaw(Fault.NOT_VALID, "an access token, typ JWT or at+jwt", kind);
        }
        String foreign = kindOfAnother(token);
        if (foreign != null) {
            return flaw(Fault.NOT_VALID, "an access token", "one with the claim " + foreign + ", as ID tokens have");
        }
        Object issuer = token.getClaims().get("iss");
        if (!settings.issuer().equals(issuer)) {
            return flaw(Fault.NOT_VALID, "a token of the issuer " + settings.issuer(), issuer);
        }
        List<String> audience = token.getAudience();
        if (audience == null || !audience.contains(settings.audience())) {
            return flaw(Fault.NOT_VALID, "a token for the audience " + settings.audience(), audience);
        }
        return null;
    }

    /** Returns the claim that says that it is no access token; an ID token says who signed in, not what may be sent. */
    private static @Nullable String kindOfAnother(Jwt token) {
        boolean saysAccess = false;
        for (Map.Entry<String, Set<String>> claim : KIND_CLAIMS.entrySet()) {
            Object kind = token.getClaims().get(claim.getKey());
            if (kind != null && !claim.getValue().contains(kind.toString().toLowerCase(Locale.ROOT))) {
                return claim.getKey();
            }
            saysAccess |= kind != null;
        }
        return saysAccess
                ? null
                : OF_ID_TOKENS.stream()
                        .filter(token.getClaims()::containsKey)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable OAuth2Error times(Jwt token, Instant now) {
        Instant expiresAt = token.getExpiresAt();
        if (expiresAt == null) {
            return flaw(Fault.NOT_VALID, "a token with an end, exp", null);
        }
        if (!now.isBefore(expiresAt.plus(settings.skew()))) {
            return flaw(Fault.EXPIRED, "a token that holds at " + now, "one that expired at " + expiresAt);
        }
        if (expiresAt.isAfter(now.plus(settings.longest()).plus(settings.skew()))) {
            return flaw(
                    Fault.NOT_VALID,
                    "a token that ends within " + settings.longest(),
                    "one that holds until " + expiresAt);
        }
        Instant notBefore = token.getNotBefore();
        if (notBefore != null && notBefore.minus(settings.skew()).isAfter(now)) {
            return flaw(Fault.NOT_VALID, "a token that holds at " + now, "one that holds from " + notBefore);
        }
        return null;
    }

    private static OAuth2Error flaw(Fault fault, String expected, @Nullable Object got) {
        String came = got == null ? "none" : QuotedText.of(got.toString(), 200);
        return new OAuth2Error(fault.name(), "expected " + expected + ", got " + came, null);
    }
}
