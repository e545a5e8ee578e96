package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;

class BrokerUsersIT {

    @TempDir
    private Path dir;

    @Test
    void makesUpPasswordsForTheirOwnerAloneAndKeepsThem() throws Exception {
        Map<String, String> users = open("broker", "ingestion");

        assertThat(users).containsOnlyKeys("broker", "ingestion");
        assertThat(users.values())
                .doesNotHaveDuplicates()
                .allSatisfy(password -> assertThat(password).matches("[A-Za-z0-9_-]{43}"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(open("broker", "ingestion")).isEqualTo(users);
        assertThat(open("aggregation")).containsAllEntriesOf(users).containsKey("aggregation");
    }

    @Test
    void aLineTakenOutIsAnotherPassword() throws Exception {
        Map<String, String> users = open("broker", "ingestion");
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), List.of(lines.get(0), lines.get(1)));

        assertThat(open("broker", "ingestion"))
                .containsEntry("broker", users.get("broker"))
                .doesNotContainEntry("ingestion", users.get("ingestion"));
    }

    @Test
    void saysThatTheFileIsDamaged() throws Exception {
        Files.writeString(file(), "unit,key\n");
        assertThatThrownBy(() -> open("broker"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("is damaged");
        Files.writeString(file(), "user,password\nbroker,short\n");
        assertThatThrownBy(() -> open("broker"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("16 or more");
    }

    private Map<String, String> open(String... users) {
        return BrokerUsers.open(file(), List.of(users), new SecureRandom());
    }

    private Path file() {
        return dir.resolve("broker-users.csv");
    }
}
