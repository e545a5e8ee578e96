package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;

class PartsOfFolderIT {

    private static final PartsOfFolder EMBEDDED = new PartsOfFolder(PartsOfFolder.EMBEDDED, PartsOfFolder.EMBEDDED);
    private static final PartsOfFolder FOREIGN = new PartsOfFolder("cluster abc", "mongodb://one:27017,two");

    @TempDir
    private Path data;

    private Path file;

    @BeforeEach
    void inTheFolder() {
        file = data.resolve("parts.properties");
    }

    @Test
    void aFreshFolderBelongsToNone() {
        assertThatCode(() -> FOREIGN.require(file, false)).doesNotThrowAnyException();
        assertThat(file).doesNotExist();
    }

    @Test
    void aUsedFolderBelongsToThePartsThatItWasUsedWith() {
        FOREIGN.remember(file);

        assertThatCode(() -> FOREIGN.require(file, true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> EMBEDDED.require(file, true))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("belongs to Kafka cluster abc and MongoDB mongodb://one:27017,two, and this start"
                        + " has Kafka embedded and MongoDB embedded")
                .hasMessageContaining("--data");
    }

    @Test
    void aFolderOfEarlierVersionsHasEmbeddedParts() {
        assertThatCode(() -> EMBEDDED.require(file, true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> FOREIGN.require(file, true)).isInstanceOf(StackException.class);
    }

    @Test
    void aDamagedFileIsSaidSo() throws Exception {
        Files.writeString(file, "kafka=embedded\n");
        assertThatThrownBy(() -> EMBEDDED.require(file, true)).hasMessageContaining("is damaged");
        Files.writeString(file, "kafka=\\uzzzz\n");
        assertThatThrownBy(() -> EMBEDDED.require(file, true)).hasMessageContaining("cannot be read");
    }
}
