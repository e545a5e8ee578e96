package vn.chitieu.ingestion.authentication;

import org.springframework.stereotype.Component;

/** Authenticates a sender by its API key. */
@Component
final class KeyAuthenticationProvider extends SenderAuthenticationProvider {

    private final KeyAuthenticator keys;

    KeyAuthenticationProvider(KeyAuthenticator keys) {
        super(PresentedKey.class);
        this.keys = keys;
    }

    @Override
    AuthenticationFailure outcome(String text) {
        return keys.authenticate(text);
    }
}
