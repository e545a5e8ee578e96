package vn.chitieu.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/**
 * The page on which a person reads what {@code /v3/api-docs} says, open as that is. Its files are in a folder of our
 * own, because services may share a process.
 */
@Configuration(proxyBeanMethods = false)
class ApiPage implements WebMvcConfigurer {

    private static final String[] FILES = {"/api.html", "/api.js"};
    private static final String LIBRARY = "/webjars/**";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(FILES)
                .addResourceLocations("classpath:/ingestion-pages/")
                .setCacheControl(CacheControl.noCache());
        // Without the version in the path, which only the pom knows.
        registry.addResourceHandler(LIBRARY)
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Headers()).addPathPatterns(FILES).addPathPatterns(LIBRARY);
    }

    /** The page loads nothing from anywhere else and may not be framed. */
    private static final class Headers implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "same-origin");
            return true;
        }
    }
}
