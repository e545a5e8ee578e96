package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;

class KeyRingIT {

    @TempDir
    private Path dir;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = dir.resolve("credentials.csv");
    }

    @Test
    void keepsEachKeyAsItIsIssuedForItsOwnerAlone() throws Exception {
        KeyRing keys = KeyRing.open(file);
        keys.keyOr(KeyRing.ADMIN, () -> "a-key");
        assertThat(keys.keyOr("nam-ngan", () -> "b-key")).isEqualTo("b-key");

        assertThat(file).hasContent("unit,key\nadmin,a-key\nnam-ngan,b-key\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void issuesNothingForOneWhoHasAKeyFromBefore() {
        KeyRing.open(file).keyOr("nam-ngan", () -> "first");

        assertThat(KeyRing.open(file).keyOr("nam-ngan", () -> fail("issued twice")))
                .isEqualTo("first");
    }

    @Test
    void knowsNoKeyThatCouldNotBeKept() throws Exception {
        KeyRing keys = KeyRing.open(file);
        Path inTheWay = Files.createDirectories(file.resolve("in").resolve("the-way"));
        assertThatThrownBy(() -> keys.keyOr("nam-ngan", () -> "lost")).isInstanceOf(UncheckedIOException.class);
        assertThat(keys.key("nam-ngan")).isEmpty();

        Files.delete(inTheWay);
        Files.delete(file.resolve("in"));
        Files.delete(file);
        assertThat(keys.keyOr("nam-ngan", () -> "second")).isEqualTo("second");
        assertThat(file).hasContent("unit,key\nnam-ngan,second\n");
    }

    @Test
    void keepsTheOldKeysWhenTheProcessEndedWhileItWroteNewOnes() throws Exception {
        KeyRing.open(file).keyOr("nam-ngan", () -> "first");
        Files.writeString(dir.resolve("credentials.csv.new"), "unit,k");

        KeyRing again = KeyRing.open(file);
        again.keyOr("dong-tho", () -> "second");
        assertThat(KeyRing.open(file).all()).containsEntry("nam-ngan", "first").containsEntry("dong-tho", "second");
    }

    @Test
    void refusesAFileThatIsSomethingElse() throws Exception {
        Files.writeString(file, "nam-ngan;first\n");
        assertThatThrownBy(() -> KeyRing.open(file))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("expected the first line unit,key");
    }
}
