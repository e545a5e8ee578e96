package vn.chitieu.ingestion.authentication;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.support.catalog.CityAuthority;

/** A sender that has proven who it is; its rights and its city are its authorities. Nothing of its secret is in it. */
final class SenderAuthentication implements Authentication {

    private static final long serialVersionUID = 1L;

    private final transient Credential credential;
    private final transient KeyOrigin origin;

    SenderAuthentication(Credential credential, KeyOrigin origin) {
        this.credential = Objects.requireNonNull(credential);
        this.origin = Objects.requireNonNull(origin);
    }

    /**
     * Returns the credential of the sender of this thread's request.
     *
     * @throws IllegalStateException if there is none, which means that a filter is not in its place
     */
    static Credential current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SenderAuthentication sender) {
            return sender.credential;
        }
        throw new IllegalStateException("expected a sender that was authenticated, got none");
    }

    @Override
    public Credential getPrincipal() {
        return credential;
    }

    @Override
    public String getName() {
        return credential.id();
    }

    /** Returns where its key came from. */
    @Override
    public KeyOrigin getDetails() {
        return origin;
    }

    /** Returns nothing: a secret is looked at once. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        String city = credential.city();
        Stream<GrantedAuthority> cities = CityAuthority.of(city == null ? List.of() : List.of(city));
        return Stream.concat(
                        credential.rights().stream().sorted().map(right -> new SimpleGrantedAuthority(right.name())),
                        cities)
                .toList();
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    @Override
    public void setAuthenticated(boolean isAuthenticated) {
        throw new IllegalArgumentException("expected another sender, not this one changed");
    }
}
