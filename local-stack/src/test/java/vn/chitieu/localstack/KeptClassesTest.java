package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That a file is written and used is seen in {@code .ci/run}: it takes the jar of the stack and a process of its own.
 */
class KeptClassesTest {

    @TempDir
    private Path folder;

    @Test
    void aProcessThatEndsBeforeItsStartIsDoneKeepsNothing() {
        Path file = folder.resolve("classes.jsa");

        new KeptClasses(file).close();

        assertThat(file).doesNotExist();
    }

    @Test
    void aJavaThatWasNotAskedToRecordEndsAsUsual() {
        KeptClasses classes = new KeptClasses(folder.resolve("classes.jsa"));
        classes.allAreLoaded();

        assertThatCode(classes::close).doesNotThrowAnyException();
    }
}
