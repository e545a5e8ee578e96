package vn.chitieu.support.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/**
 * Serves files of a page under a tag made of what is in them: all files of a reproducible jar bear the same date, which
 * would keep an old page in a browser for ever. Browsers ask each time. Files do not change while the service runs.
 */
public final class StaticResourceVersions {

    static final String LIBRARIES = "/webjars/**";

    private static final int TAG_DIGITS = 32;

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /** Serves files of the class path, such as those of {@code classpath:/static/}, at some addresses. */
    public void serve(ResourceHandlerRegistry registry, String location, String... addresses) {
        handler(registry, addresses).addResourceLocations(location);
    }

    /** Serves the libraries at {@code /webjars/**} without the version in the path, which only the pom knows. */
    public void serveLibraries(ResourceHandlerRegistry registry) {
        handler(registry, LIBRARIES)
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }

    ResourceHandlerRegistration handler(ResourceHandlerRegistry registry, String... addresses) {
        return registry.addResourceHandler(addresses)
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache())
                .setEtagGenerator(this::tag);
    }

    String tag(Resource file) {
        return tags.computeIfAbsent(file.getDescription(), description -> hash(file));
    }

    private static String hash(Resource file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            // Weak, for Tomcat compresses nothing under a strong one.
            return "W/\"" + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS) + "\"";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
