package vn.chitieu.aggregation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/**
 * Serves the files of the page, told apart by what is in them: all files of our jars bear the same, reproducible, date,
 * so that a date would keep an old page in a browser for ever.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

    private static final int TAG_DIGITS = 32;

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache())
                .setEtagGenerator(this::tag);
        // Without the version in the path, which only the pom knows.
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache())
                .setEtagGenerator(this::tag)
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }

    /** Files do not change while the service runs. */
    private String tag(Resource file) {
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
