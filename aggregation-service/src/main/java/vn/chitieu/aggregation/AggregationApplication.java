package vn.chitieu.aggregation;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import tools.jackson.databind.JacksonModule;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.log.LogUnavailableException;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.support.mongo.MongoDatabaseOutage;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.web.PageHeaders;

/**
 * Starts the aggregation service, or one of its commands. Here are the beans that belong to no feature: use cases and
 * adapters are found by the component scan, and a feature that needs beans of foreign types has a configuration in its
 * package.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class AggregationApplication {

    private static final Set<String> COMMANDS = Set.of("rebuild", "reconcile");

    /**
     * Runs the service until it is stopped, or the command that the first argument names: {@code rebuild} or
     * {@code reconcile}, whose exit status is 0 when all is well.
     */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && COMMANDS.contains(arguments[0])) {
            String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(SpringApplication.exit(command(arguments[0]).run(options)));
        }
        application().run(arguments);
    }

    /** Returns the service ready to run; its settings are in {@code application.yml} and the environment. */
    public static SpringApplication application() {
        return new SpringApplication(AggregationApplication.class);
    }

    /**
     * Returns a command ready to run: the same stores and the same log, one edition of the catalog, but no listener and
     * no web server.
     */
    static SpringApplication command(String name) {
        SpringApplication application = new SpringApplication(CommandApplication.class);
        application.setDefaultProperties(Map.of(
                "spring.kafka.listener.auto-startup", "false",
                "chitieu.topics.create", "false",
                "logging.level.root", "WARN",
                "chitieu.wait-for-catalog", "false",
                "chitieu.aggregation.command", name));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        return application;
    }

    /** Decimals, quarters and scopes as text. */
    @Bean
    JacksonModule vocabularyModule() {
        return EventJson.module();
    }

    /** What frameworks and drivers throw for which there is a code. */
    @Bean
    KnownFaults knownFaults() {
        return KnownFaults.NONE
                .refused(
                        InvalidParameterException.class::isInstance,
                        AggregationProblemCode.BAD_PARAMETER,
                        "expected query parameters in percent-encoded UTF-8, got others")
                .away(
                        LogUnavailableException.class::isInstance,
                        AggregationProblemCode.LOG_UNAVAILABLE,
                        "The log of updates does not answer at present; ask again.",
                        "the log is away")
                .away(
                        MongoDatabaseOutage::isOutage,
                        AggregationProblemCode.DATABASE_UNAVAILABLE,
                        "The database does not answer at present; ask again.",
                        "the database is away");
    }

    /** The page loads nothing from anywhere else and may not be framed. */
    @Bean
    FilterRegistrationBean<Filter> securityHeaders() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            PageHeaders.OWN_SCRIPTS.set((HttpServletResponse) response);
            chain.doFilter(request, response);
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
