package vn.chitieu.support.web;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers reach the services of the product; a service that has pages defines it as a bean, from the settings
 * that it has anyway. Its own pages are linked relatively, since a proxy may put a path in front.
 *
 * @param own the service whose pages have the links
 * @param others addresses of the others; a service without one is not linked
 */
public record ProductAddresses(Section.Service own, Map<Section.Service, URI> others) {

    /** Copies the addresses. */
    public ProductAddresses {
        others = Map.copyOf(others);
    }

    /** Returns those of a service that knows no other one. */
    public static ProductAddresses alone(Section.Service own) {
        return new ProductAddresses(own, Map.of());
    }

    /** Returns the same with one more; null for a service without an address. */
    public ProductAddresses with(Section.Service service, @Nullable URI address) {
        if (address == null) {
            return this;
        }
        Map<Section.Service, URI> more = new EnumMap<>(Section.Service.class);
        more.putAll(others);
        more.put(service, address);
        return new ProductAddresses(own, more);
    }

    /**
     * Returns the link to a page; empty where its service has no address.
     *
     * @param path of the page from the root of its service
     * @param root the way from the page to the root of its service
     */
    Optional<String> linkTo(Section.Service service, String path, String root) {
        if (service == own) {
            String link = root + path;
            return Optional.of(link.isEmpty() ? "./" : link);
        }
        return Optional.ofNullable(others.get(service)).map(address -> {
            String base = address.toString();
            return (base.endsWith("/") ? base : base + "/") + path;
        });
    }
}
