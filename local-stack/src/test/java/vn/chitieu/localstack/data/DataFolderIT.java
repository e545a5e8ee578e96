package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
