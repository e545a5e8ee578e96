package vn.chitieu.ingestion;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.chitieu.support.web.ApiPage;

/** The page on which a person reads what {@code /v3/api-docs} says, open as that is. */
@Configuration(proxyBeanMethods = false)
class ApiPageConfiguration implements WebMvcConfigurer {

    private static final ApiPage PAGE = new ApiPage("ingestion", "/api.html", "/api.js");

    @Bean
    ApiPage apiPage() {
        return PAGE;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Headers()).addPathPatterns(PAGE.address(), PAGE.script(), "/webjars/**");
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
