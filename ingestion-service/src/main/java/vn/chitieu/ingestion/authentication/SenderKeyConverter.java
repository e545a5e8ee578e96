package vn.chitieu.ingestion.authentication;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.support.security.BearerKey;

/** Reads the key or the token from the header {@code Authorization} of a request. */
@Component
final class SenderKeyConverter implements AuthenticationConverter {

    private final TokenAuthenticator tokens;

    SenderKeyConverter(TokenAuthenticator tokens) {
        this.tokens = tokens;
    }

    @Override
    public @Nullable PresentedKey convert(HttpServletRequest request) {
        String text = BearerKey.of(request);
        if (text == null) {
            return null;
        }
        String address = request.getRemoteAddr();
        if (tokens.isToken(text)) {
            return new PresentedKey.Token(text, new KeyOrigin(address, tokens.nameOf(text)));
        }
        String name = ApiKey.parse(text).map(ApiKey::toString).orElse(KeyAuthenticator.NO_KEY);
        return new PresentedKey(text, new KeyOrigin(address, name));
    }
}
