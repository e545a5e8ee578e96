package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;

class DataFolderIT {

    @TempDir
    private Path dir;

    @Test
    void belongsToOneStackAtATime() {
        Path folder = dir.resolve("data");
        try (DataFolder held = DataFolder.open(folder)) {
            assertThat(held.broker().getParent()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Another stack runs on the data folder " + folder);
        }
        DataFolder.open(folder).close();
    }

    @Test
    void saysThatItIsAFile() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void closesWhatAnEarlierRunLeftOpenToOthers() throws Exception {
        Path folder = Files.createDirectories(dir.resolve("data"));
        Path mails = Files.createDirectories(folder.resolve("mail").resolve("inbox"));
        Path mail = Files.writeString(mails.resolve("1.eml"), "a link");
        Path elsewhere = Files.writeString(dir.resolve("elsewhere"), "not ours");
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        for (Path one : List.of(folder, mails.getParent(), mails)) {
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (Path one : List.of(mail, elsewhere)) {
            Files.setPosixFilePermissions(one, PosixFilePermissions.fromString("rw-r--r--"));
        }

        DataFolder.open(folder).close();

        assertThat(List.of(folder, mails.getParent(), mails))
                .allSatisfy(one -> assertThat(rights(one)).isEqualTo("rwx------"));
        assertThat(rights(mail)).isEqualTo("rw-------");
        assertThat(rights(elsewhere)).isEqualTo("rw-r--r--");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
