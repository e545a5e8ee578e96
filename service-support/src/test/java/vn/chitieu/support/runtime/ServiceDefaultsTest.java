package vn.chitieu.support.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Repository;

class ServiceDefaultsTest {

    @TempDir
    private Path folder;

    /** Boot puts what is imported above the document that imports it, and below the documents behind that one. */
    @Test
    void aServiceSaysOtherwiseBehindTheDocumentThatImportsThem() throws Exception {
        Files.writeString(folder.resolve("application.yml"), """
                spring:
                  config:
                    import: classpath:service-defaults.yml
                ---
                server:
                  shutdown: immediate
                """);
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        try (ConfigurableApplicationContext context = application.run("--spring.config.location=" + folder.toUri())) {
            Environment settings = context.getEnvironment();
            assertThat(settings.getProperty("server.shutdown")).isEqualTo("immediate");
            assertThat(settings.getProperty("server.forward-headers-strategy")).isEqualTo("none");
        }
    }

    /** A proxy cannot be made of a final class, and would be passed at each call. */
    @Test
    void noProxyIsPutBeforeARepository() throws Exception {
        Files.writeString(folder.resolve("application.yml"), "spring.config.import: classpath:service-defaults.yml");
        SpringApplication application =
                new SpringApplication(AStore.class, PersistenceExceptionTranslationAutoConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        try (ConfigurableApplicationContext context = application.run("--spring.config.location=" + folder.toUri())) {
            assertThat(context.getBean(AStore.class)).hasSameClassAs(new AStore());
        }
    }

    /** A store. */
    @Repository
    static final class AStore {}

    /** A service without parts. */
    static class Nothing {}
}
