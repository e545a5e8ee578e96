package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** The page of the API and its script at the addresses of the service, and the library that draws it. */
final class ApiPageResources implements WebMvcConfigurer {

    private final ApiPage page;
    private final StaticResourceVersions versions;

    ApiPageResources(ApiPage page, StaticResourceVersions versions) {
        this.page = page;
        this.versions = versions;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, page.address(), html());
        serve(registry, page.script(), new ClassPathResource("api-page/api.js"));
        versions.serveLibraries(registry);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(PageHeaders.OWN_SCRIPTS)
                .addPathPatterns(page.address(), page.script(), StaticResourceVersions.LIBRARIES);
    }

    private void serve(ResourceHandlerRegistry registry, String address, Resource file) {
        versions.handler(registry, address)
                .addResourceLocations("classpath:/api-page/")
                .resourceChain(false)
                .addResolver(new OneFile(file));
    }

    private Resource html() {
        try {
            String frame = new ClassPathResource("api-page/api.html").getContentAsString(StandardCharsets.UTF_8);
            String html = frame.replace("{service}", page.service()).replace("{script}", page.script());
            return new Html(html.getBytes(StandardCharsets.UTF_8), page.address());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its name says of which type it is. */
    private static final class Html extends ByteArrayResource {

        Html(byte[] content, String address) {
            super(content, address);
        }

        @Override
        public String getFilename() {
            return "api.html";
        }
    }

    /** The same file at any address. */
    private record OneFile(Resource file) implements ResourceResolver {

        @Override
        public Resource resolveResource(
                @Nullable HttpServletRequest request,
                String requestPath,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            return file;
        }

        @Override
        public String resolveUrlPath(
                String resourcePath, List<? extends Resource> locations, ResourceResolverChain chain) {
            return resourcePath;
        }
    }
}
