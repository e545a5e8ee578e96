package vn.chitieu.localstack.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That a file is written and used is seen in {@code .ci/run}: it takes the jars of the stack and processes of their
 * own.
 */
class ClassArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void aMissingOneIsRecordedForAndOneThatIsThereIsUsed() throws Exception {
        ClassArchive archive = ClassArchive.of(folder.resolve("service.jar"));
        assertThat(archive.options()).contains("-XX:+RecordDynamicDumpInfo");

        Files.writeString(archive.file(), "classes");

        assertThat(archive.options()).contains("-XX:SharedArchiveFile=" + archive.file());
    }

    @Test
    void aJavaThatWasNotAskedToRecordKeepsNothingAndGoesOn() {
        Path file = folder.resolve("classes.jsa");

        new ClassArchive(file).write(ProcessHandle.current().pid());

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anotherBuildTakesTheArchivesAway() throws Exception {
        Path file = ClassArchive.of(folder.resolve("service.jar")).file();
        Files.writeString(file, "classes");
        Files.writeString(folder.resolve(file.getFileName() + ".4711.part"), "left by a process that was killed");
        Files.writeString(folder.resolve("service.jar"), "jar");

        ClassArchive.deleteAll(folder);
        ClassArchive.deleteAll(folder.resolve("missing"));

        assertThat(folder).isDirectoryContaining("glob:**service.jar").isDirectoryNotContaining("glob:**.jsa*");
    }
}
