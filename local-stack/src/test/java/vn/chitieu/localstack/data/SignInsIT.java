package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;
import vn.chitieu.localstack.data.SignIns.SignIn;

class SignInsIT {

    @TempDir
    private Path dir;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = dir.resolve("sign-in.csv");
    }

    @Test
    void makesUpPasswordsForItsOwnerAlone() throws Exception {
        List<SignIn> all = open("nam-ngan");

        assertThat(all).extracting(SignIn::user).containsExactly("lanh-dao", "can-bo", "quan-tri", "nam-ngan");
        assertThat(all).extracting(SignIn::role).containsExactly("LEADER", "STAFF", "ADMIN", "UNIT");
        assertThat(all).extracting(SignIn::unit).containsExactly("", "", "", "nam-ngan");
        assertThat(all)
                .extracting(SignIn::password)
                .doesNotHaveDuplicates()
                .allMatch(one -> one.matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"));
        assertThat(Files.readAllLines(file))
                .startsWith("user,password,role,unit")
                .hasSize(5);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(all.toString()).doesNotContain(all.get(0).password());
    }

    @Test
    void keepsThemAndAddsThoseOfNewUnits() {
        List<SignIn> first = open("nam-ngan");
        assertThat(open("nam-ngan", "dong-tho")).hasSize(5).containsAll(first);
        assertThat(open()).hasSize(5).containsAll(first);
    }

    @Test
    void usersOfAnotherCityBearItsIdAndTheProvinceSeesAll() {
        List<SignIn> first = open("nam-ngan");
        Map<String, List<String>> units = new LinkedHashMap<>();
        units.put("hue", List.of("nam-ngan"));
        units.put("thanh-hoa", List.of("nam-ngan"));

        List<SignIn> all = open(units);

        assertThat(all)
                .extracting(SignIn::user)
                .containsExactly(
                        "lanh-dao",
                        "can-bo",
                        "quan-tri",
                        "nam-ngan",
                        "lanh-dao.hue",
                        "can-bo.hue",
                        "quan-tri.hue",
                        "nam-ngan.hue",
                        "tinh");
        assertThat(all).startsWith(first.toArray(SignIn[]::new));
        assertThat(all.get(7).unit()).isEqualTo("nam-ngan");
        assertThat(all.get(7).city()).contains("hue");
        assertThat(all.get(3).city()).isEmpty();
        assertThat(all.get(8).role()).isEqualTo("PROVINCE");
    }

    @Test
    void refusesAFileThatIsSomethingElse() throws Exception {
        Files.writeString(file, "user;password\n");
        assertThatThrownBy(() -> open())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("expected the first line user,password,role,unit");
        Files.writeString(file, "user,password,role,unit\nlanh-dao\n");
        assertThatThrownBy(() -> open()).isInstanceOf(StackException.class).hasMessageContaining("damaged");
    }

    private List<SignIn> open(String... units) {
        return open(Map.of("thanh-hoa", List.of(units)));
    }

    private List<SignIn> open(Map<String, List<String>> units) {
        return SignIns.open(file, new FirstCity("thanh-hoa"), units, new SecureRandom());
    }
}
