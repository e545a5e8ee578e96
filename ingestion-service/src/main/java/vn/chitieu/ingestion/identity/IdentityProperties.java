package vn.chitieu.ingestion.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID provider. Without an issuer there is none, and no sign-in at this service.
 *
 * @param issuer address of this service as browsers reach it, such as {@code https://chitieu.example.org/ingestion}; it
 *     stands in every token
 * @param clients the services at which people are signed in by it
 */
@ConfigurationProperties("chitieu.ingestion.identity")
record IdentityProperties(
        @Nullable URI issuer, @DefaultValue List<Client> clients) {

    IdentityProperties {
        if (issuer != null) {
            requireAddress("issuer", issuer);
        }
        clients = List.copyOf(clients);
        Set<String> ids = new HashSet<>();
        for (Client client : clients) {
            require(ids.add(client.id()), "clients[].id to differ, got " + client.id() + " twice");
        }
    }

    /**
     * A service that asks this one who a person is.
     *
     * @param id 1 to 64 letters, digits, dots, hyphens and underscores
     * @param secret at least 32 characters, which the service has in its settings as well
     * @param addresses of the service as browsers reach it; nearly always one
     * @param internalAddress of the service as this one reaches it, for sign-outs; the first of those where it is not
     *     given
     */
    record Client(
            String id,
            String secret,
            List<URI> addresses,
            @Nullable URI internalAddress) {

        private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
        private static final int SHORTEST_SECRET = 32;

        Client {
            require(given(id) && ID.matcher(id).matches(), "clients[].id of 1 to 64 letters, digits and ._-");
            require(
                    given(secret) && secret.length() >= SHORTEST_SECRET,
                    "clients[].secret of " + id + " of at least " + SHORTEST_SECRET + " characters");
            require(given(addresses) && !addresses.isEmpty(), "clients[].addresses of " + id);
            addresses = List.copyOf(addresses);
            addresses.forEach(address -> requireAddress("clients[].addresses", address));
            if (internalAddress != null) {
                requireAddress("clients[].internal-address", internalAddress);
            }
        }

        /** Returns where a browser comes back to with a code. */
        List<String> redirectUris() {
            return at("/login/oauth2/code/chitieu");
        }

        /** Returns where a browser comes back to after a sign-out. */
        List<String> signedOutUris() {
            return at("/login?out");
        }

        private List<String> at(String path) {
            return addresses.stream().map(address -> without(address) + path).toList();
        }

        /** Returns where the service hears that a person has signed out. */
        URI backChannelLogoutUri() {
            URI base = internalAddress == null ? addresses.get(0) : internalAddress;
            return URI.create(without(base) + "/logout/connect/back-channel/chitieu");
        }

        /** Returns nothing of the secret, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Client[" + id + ", " + addresses + "]";
        }
    }

    private static String without(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns the address of the client of that id as browsers reach it; null where there is none. */
    @Nullable
    URI addressOf(String client) {
        return clients.stream()
                .filter(one -> one.id().equals(client))
                .map(one -> one.addresses().get(0))
                .findFirst()
                .orElse(null);
    }

    /** Returns the issuer as it stands in tokens. */
    String issuerText() {
        if (issuer == null) {
            throw new IllegalStateException("expected an issuer, got none");
        }
        return without(issuer);
    }

    private static boolean given(@Nullable Object value) {
        return value != null;
    }

    private static void requireAddress(String name, URI address) {
        boolean isAddress;
        try {
            URI parsed = new URI(address.toString());
            isAddress = ("http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()))
                    && parsed.getHost() != null
                    && parsed.getQuery() == null
                    && parsed.getFragment() == null;
        } catch (URISyntaxException impossible) {
            isAddress = false;
        }
        require(isAddress, name + " to be an address that begins with http:// or https://, got " + address);
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected chitieu.ingestion.identity." + expected);
        }
    }
}
