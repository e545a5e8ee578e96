package vn.chitieu.ingestion.authentication;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.authentication.AuthenticationFailure.Fault;

/**
 * JSON Web Tokens, signed by one issuer. Signature, algorithm and key are verified by Spring Security and Nimbus; what
 * the token has to say is in {@link TokenValidator}.
 */
final class JwtTokenVerifier implements TokenVerifier {

    private static final String TOKEN = "token";
    private static final Pattern SHAPE = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,100}");

    private final TokenProperties settings;
    private final JwtDecoder decoder;

    JwtTokenVerifier(TokenProperties settings, JWKSource<SecurityContext> keys, Clock clock) {
        this.settings = settings;
        NimbusJwtDecoder verifying = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(taken -> settings.algorithms().stream()
                        .map(JwtTokenVerifier::algorithm)
                        .forEach(taken::add))
                .build();
        verifying.setJwtValidator(new TokenValidator(settings, clock));
        this.decoder = verifying;
    }

    private static SignatureAlgorithm algorithm(String name) {
        return Objects.requireNonNull(SignatureAlgorithm.from(name), name);
    }

    @Override
    public boolean isToken(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String nameOf(String token) {
        try {
            Object subject = JWTParser.parse(token)
                    .getJWTClaimsSet()
                    .getClaim(settings.claims().subject());
            return subject instanceof String text && SUBJECT.matcher(text).matches() ? TOKEN + ":" + text : TOKEN;
        } catch (ParseException | RuntimeException unreadable) {
            return TOKEN;
        }
    }

    @Override
    public Verdict verify(String token) {
        try {
            return read(token, decoder.decode(token));
        } catch (JwtValidationException refused) {
            OAuth2Error flaw = refused.getErrors().iterator().next();
            return nothing(token, Fault.valueOf(flaw.getErrorCode()), String.valueOf(flaw.getDescription()));
        } catch (BadJwtException | IllegalArgumentException | IllegalStateException unsigned) {
            return nothing(
                    token,
                    Fault.NOT_VALID,
                    "expected a token that is signed with one of " + settings.algorithms() + " by a key of "
                            + settings.issuer() + ", got " + head(token));
        } catch (JwtException unknown) {
            throw IngestionProblemCode.TOKENS_UNAVAILABLE.unavailable(unknown);
        }
    }

    private Verdict read(String token, Jwt genuine) {
        TokenProperties.Claims names = settings.claims();
        Object subject = genuine.getClaims().get(names.subject());
        if (!(subject instanceof String name) || !SUBJECT.matcher(name).matches()) {
            return nothing(
                    token,
                    Fault.CLAIM_NOT_VALID,
                    "expected the claim " + names.subject() + " with 1 to 100 printable ASCII characters, got "
                            + shown(subject));
        }
        Object city = genuine.getClaims().get(names.city());
        if (city != null && !(city instanceof String)) {
            return nothing(
                    token,
                    Fault.CLAIM_NOT_VALID,
                    "expected the claim " + names.city() + " with the id of one city, got " + shown(city));
        }
        for (String claim : List.of(names.units(), names.indicators(), names.owners())) {
            Object value = genuine.getClaims().get(claim);
            if (value != null && texts(value) == null) {
                return nothing(
                        token,
                        Fault.CLAIM_NOT_VALID,
                        "expected the claim " + claim + " as a text or a list of texts, at least one, got "
                                + shown(value));
            }
        }
        return new Verdict.Genuine(
                name,
                Objects.requireNonNull(genuine.getExpiresAt()),
                texts(genuine.getClaims().get(names.units())),
                texts(genuine.getClaims().get(names.indicators())),
                texts(genuine.getClaims().get(names.owners())),
                (String) city);
    }

    private Verdict nothing(String token, Fault fault, String detail) {
        return new Verdict.Nothing(new AuthenticationFailure.Refused(nameOf(token), fault, detail));
    }

    private static String head(String token) {
        try {
            JWT read = JWTParser.parse(token);
            return "one with alg "
                    + QuotedText.of(read.getHeader().getAlgorithm().getName()) + " and kid "
                    + shown(read.getHeader().toJSONObject().get("kid"));
        } catch (ParseException | RuntimeException unreadable) {
            return "one that cannot be read";
        }
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "none" : QuotedText.of(value.toString());
    }

    private static @Nullable Set<String> texts(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isBlank() ? null : Set.of(text);
        }
        if (!(value instanceof Collection<?> values) || values.isEmpty()) {
            return null;
        }
        Set<String> texts = new HashSet<>();
        for (Object one : values) {
            if (!(one instanceof String text)) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }
}
