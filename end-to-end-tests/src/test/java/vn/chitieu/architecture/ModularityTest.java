package vn.chitieu.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import vn.chitieu.aggregation.AggregationApplication;
import vn.chitieu.ingestion.IngestionApplication;
import vn.chitieu.notification.NotificationApplication;
import vn.chitieu.planted.modules.PlantedApplication;

/**
 * The feature packages of each service are modules of Spring Modulith: they use only what their {@code package-info}
 * allows, of another module only what it offers, and in no circle; and {@code docs/architecture.md} shows them so.
 */
class ModularityTest {

    private static final Path PICTURES = Path.of("..", "docs", "architecture.md");

    static Stream<Class<?>> applications() {
        return Stream.of(IngestionApplication.class, AggregationApplication.class, NotificationApplication.class);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void featuresKeepToTheirBoundaries(Class<?> application) {
        modules(application).verify();
    }

    /** With {@code -Dchitieu.pictures=write} the document is brought up to date instead. */
    @ParameterizedTest
    @MethodSource("applications")
    void thePictureIsThatOfTheCode(Class<?> application) throws IOException {
        ModulePicture picture = new ModulePicture(modules(application));
        String document = Files.readString(PICTURES);
        if ("write".equals(System.getProperty("chitieu.pictures"))) {
            document = picture.into(document);
            Files.writeString(PICTURES, document);
        }
        assertThat(ModulePicture.of(application.getPackageName(), document)).isEqualTo(picture.text());
    }

    /** The root package wires the features and has what all of them know, such as settings; it is no module. */
    private static ApplicationModules modules(Class<?> application) {
        String root = application.getPackageName();
        return ApplicationModules.of(
                application,
                describe(
                        "are of the root package", type -> type.getPackageName().equals(root)));
    }

    @Test
    void aDependencyThatIsNotAllowedIsFound() {
        ApplicationModules planted = ApplicationModules.of(PlantedApplication.class, location -> true);

        assertThatThrownBy(planted::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Module 'closed' depends on module 'other'");
    }
}
