package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;

class LinkKeysIT {

    @TempDir
    private Path dir;

    @Test
    void makesUpAKeyForItsOwnerAloneAndKeepsIt() throws Exception {
        Path file = dir.resolve("link-keys.txt");
        List<String> keys = LinkKeys.open(file, new SecureRandom());
        assertThat(keys).hasSize(1);
        assertThat(Base64.getDecoder().decode(keys.get(0))).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(LinkKeys.open(file, new SecureRandom())).isEqualTo(keys);
    }

    @Test
    void readsANewKeyBeforeTheOldOne() throws Exception {
        Path file = dir.resolve("link-keys.txt");
        String old = LinkKeys.open(file, new SecureRandom()).get(0);
        Files.writeString(file, "new\n\n" + old + "\n");
        assertThat(LinkKeys.open(file, new SecureRandom())).containsExactly("new", old);
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> LinkKeys.open(file, new SecureRandom()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("is damaged");
    }
}
