package vn.chitieu.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The whole production code keeps the rules. */
class ArchitectureTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.chitieu");

    @TestFactory
    Stream<DynamicTest> keeps() {
        return ArchitectureRules.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> rule.getValue().allowEmptyShould(true).check(PRODUCTION)));
    }

    /** A rule over no classes holds always; make sure that all modules are looked at. */
    @Test
    void looksAtEveryModule() {
        for (String module : new String[] {
            "contracts", "catalog", "embedded", "ingestion", "aggregation", "notification", "localstack"
        }) {
            assertThat(PRODUCTION.stream().filter(one -> one.getPackageName().startsWith("vn.chitieu." + module)))
                    .as(module)
                    .hasSizeGreaterThan(3);
        }
        assertThat(PRODUCTION.stream().filter(one -> one.getPackageName().startsWith("vn.chitieu.planted")))
                .isEmpty();
    }
}
