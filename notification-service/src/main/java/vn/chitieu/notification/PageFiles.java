package vn.chitieu.notification;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;

/**
 * Serves the style sheets, scripts and pictures of the pages, from a folder of our own: services may share a process.
 */
@Configuration(proxyBeanMethods = false)
class PageFiles implements WebMvcConfigurer {

    static final String PATH = "/pages/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(PATH + "**")
                .addResourceLocations("classpath:/notification-pages/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache())
                .setEtagGenerator(new FileTags());
        // Without the version in the path, which only the pom knows.
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noCache())
                .setEtagGenerator(new FileTags())
                .resourceChain(true)
                .addResolver(new LiteWebJarsResourceResolver());
    }
}
