package vn.chitieu.ingestion.authentication;

import org.springframework.stereotype.Component;

/** Authenticates a sender by a token of the city's own issuer. */
@Component
final class TokenAuthenticationProvider extends SenderAuthenticationProvider {

    private final TokenAuthenticator tokens;

    TokenAuthenticationProvider(TokenAuthenticator tokens) {
        super(PresentedKey.Token.class);
        this.tokens = tokens;
    }

    @Override
    AuthenticationFailure outcome(String text) {
        return tokens.authenticate(text);
    }
}
