package vn.chitieu.support.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import vn.chitieu.support.identity.IdentityClientAutoConfiguration;

/**
 * The OpenID providers at which people may sign in.
 *
 * @param names what each is called, by its id
 */
record SignInProviders(Map<String, String> names) {

    /** There are none. */
    static final SignInProviders NONE = new SignInProviders(Map.of());

    /** Returns whether the product's own provider is among them. */
    boolean hasOwn() {
        return names.containsKey(IdentityClientAutoConfiguration.ID);
    }

    /** Returns those of the settings; null for none. */
    static SignInProviders of(@Nullable ClientRegistrationRepository known) {
        Map<String, String> names = new LinkedHashMap<>();
        if (known instanceof Iterable<?> several) {
            several.forEach(one -> {
                if (one instanceof ClientRegistration client) {
                    names.put(client.getRegistrationId(), client.getClientName());
                }
            });
        }
        return new SignInProviders(names);
    }
}
