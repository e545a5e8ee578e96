package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Binds settings as Spring Boot does at the start of a service, their ranges checked. */
public final class BoundSettings {

    private BoundSettings() {}

    /**
     * Returns the settings of a type with {@link ConfigurationProperties}, or else their defaults.
     *
     * @param settings by whole name
     */
    public static <T> T bind(Class<T> type, Map<String, String> settings) {
        ConfigurationProperties properties =
                Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class), type.getName());
        Binder binder =
                new Binder(ConfigurationPropertySources.from(new MapPropertySource("test", Map.copyOf(settings))));
        if (!type.isAnnotationPresent(Validated.class)) {
            return binder.bindOrCreate(properties.value(), Bindable.of(type), BindHandler.DEFAULT);
        }
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            return binder.bindOrCreate(
                    properties.value(),
                    Bindable.of(type),
                    new ValidationBindHandler(new SpringValidatorAdapter(factory.getValidator())));
        }
    }

    /** Returns settings by whole name, of names that are under a prefix. */
    public static Map<String, String> under(String prefix, Map<String, String> settings) {
        Map<String, String> whole = new HashMap<>();
        settings.forEach((name, value) -> whole.put(prefix + "." + name, value));
        return whole;
    }

    /** Asserts that a setting is refused, in a report that names it and says what was expected; returns the report. */
    public static String assertRefused(Class<?> type, Map<String, String> settings, String name) {
        BindException refused = catchThrowableOfType(BindException.class, () -> bind(type, settings));
        assertThat(refused).as("refusal of %s", settings).isNotNull();
        String report = report(refused);
        assertThat(comparable(report)).contains(comparable(name)).contains("expected");
        return report;
    }

    /** Spring Boot reports a component of a record by its name in Java. */
    private static String comparable(String text) {
        return text.replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** What stands in the log of a service that does not start. */
    private static String report(BindException refused) {
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        SpringFactoriesLoader.FailureHandler.handleMessage((message, fault) -> {}));
        return analyzers.stream()
                .map(analyzer -> analyzer.analyze(refused))
                .filter(Objects::nonNull)
                .findFirst()
                .map(FailureAnalysis::getDescription)
                .orElseThrow();
    }
}
