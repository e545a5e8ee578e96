package vn.chitieu.ingestion.identity;

import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import vn.chitieu.support.security.AuthorityMapper;
import vn.chitieu.support.security.SignedInUser;
import vn.chitieu.support.security.Viewer;

/** The claims of an ID token: who the person is, in which role, for which units and cities, and which sign-in it is. */
final class IdentityClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    @Override
    public void customize(JwtEncodingContext context) {
        if (!context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
            return;
        }
        Authentication person = Objects.requireNonNull(context.getPrincipal());
        Viewer viewer = AuthorityMapper.viewer(person);
        context.getClaims().claims(claims -> {
            claims.put("preferred_username", viewer.name());
            claims.put("roles", List.of(viewer.role().name()));
            claims.put("units", List.copyOf(viewer.units()));
            claims.put("cities", List.copyOf(viewer.cities()));
            if (person.getPrincipal() instanceof SignedInUser user) {
                claims.put("sid", user.signIn());
            }
        });
    }
}
