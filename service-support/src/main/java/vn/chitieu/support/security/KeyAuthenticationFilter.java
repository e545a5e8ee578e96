package vn.chitieu.support.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates a system by its key in the header {@code Authorization}, for this request alone. */
public final class KeyAuthenticationFilter extends OncePerRequestFilter {

    private final AuthenticationConverter keys;
    private final AuthenticationManager systems;
    private final AuthenticationEntryPoint refusals;

    /**
     * Makes a filter.
     *
     * @param keys reads the key of a request
     * @param systems knows whose key it is
     * @param refusals answers where there is no key, with {@link BadCredentialsException}, and where it is refused
     */
    public KeyAuthenticationFilter(
            AuthenticationConverter keys, AuthenticationManager systems, AuthenticationEntryPoint refusals) {
        this.keys = keys;
        this.systems = systems;
        this.refusals = refusals;
    }

    /** Makes a filter for the systems of a registry. */
    static KeyAuthenticationFilter of(KeyRegistry registry, AuthenticationEntryPoint refusals) {
        return new KeyAuthenticationFilter(KeyAuthenticationFilter::presented, key -> system(registry, key), refusals);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication system;
        try {
            system = systems.authenticate(key(request));
        } catch (AuthenticationException refused) {
            refusals.commence(request, response, refused);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(system);
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private Authentication key(HttpServletRequest request) {
        Authentication key = keys.convert(request);
        if (key == null) {
            throw new BadCredentialsException("no key of a system");
        }
        return key;
    }

    private static @Nullable Authentication presented(HttpServletRequest request) {
        String key = BearerKey.of(request);
        return key == null ? null : UsernamePasswordAuthenticationToken.unauthenticated("", key);
    }

    private static Authentication system(KeyRegistry registry, Authentication key) {
        return registry.find(String.valueOf(key.getCredentials()))
                .map(system -> UsernamePasswordAuthenticationToken.authenticated(
                        system.name(), null, AuthorityMapper.authorities(system)))
                .orElseThrow(() -> new BadCredentialsException("no key of a system"));
    }
}
