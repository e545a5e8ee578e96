package vn.chitieu.ingestion.authentication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.support.catalog.CityAuthority;

/** A sender that has proven who it is; its rights and its city are its authorities. Nothing of its secret is in it. */
final class SenderAuthentication implements Authentication {

    private static final long serialVersionUID = 1L;
    private static final Map<Right, GrantedAuthority> OF_RIGHTS = ofRights();

    /** Of the cities that credentials have: every request asks for it. */
    private static final Map<String, GrantedAuthority> OF_CITIES = new ConcurrentHashMap<>();

    private final transient Credential credential;
    private final transient KeyOrigin origin;

    SenderAuthentication(Credential credential, KeyOrigin origin) {
        this.credential = Objects.requireNonNull(credential);
        this.origin = Objects.requireNonNull(origin);
    }

    private static Map<Right, GrantedAuthority> ofRights() {
        Map<Right, GrantedAuthority> authorities = new EnumMap<>(Right.class);
        for (Right right : Right.values()) {
            authorities.put(right, new SimpleGrantedAuthority(right.name()));
        }
        return authorities;
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
        List<GrantedAuthority> authorities = new ArrayList<>(OF_RIGHTS.size() + 1);
        OF_RIGHTS.forEach((right, authority) -> {
            if (credential.has(right)) {
                authorities.add(authority);
            }
        });
        String city = credential.city();
        if (city != null) {
            authorities.add(OF_CITIES.computeIfAbsent(city, SenderAuthentication::ofCity));
        }
        return authorities;
    }

    private static GrantedAuthority ofCity(String city) {
        return CityAuthority.of(List.of(city)).findFirst().orElseThrow();
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
