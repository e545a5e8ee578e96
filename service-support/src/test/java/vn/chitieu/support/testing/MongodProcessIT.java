package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script in place of the binary: what it is called with, and what is said where it does not become primary. */
class MongodProcessIT {

    @TempDir
    private Path folder;

    @Test
    void startsAReplicaSetOnAFolderAndAPortOfItsOwn() throws Exception {
        Path binary = script("echo \"called with $*\"; exit 7");

        assertThatThrownBy(() -> MongodProcess.start(binary, Duration.ofSeconds(30)))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .matches("expected .*/mongod to run, got status 7: called with --dbpath .*/chitieu-mongod\\d+/data"
                        + " --port \\d{4,5} --bind_ip 127\\.0\\.0\\.1 --replSet chitieu-tests --nounixsocket");
    }

    @Test
    void oneThatNeverBecomesPrimaryIsStopped() throws Exception {
        Path binary = script("echo $$ > " + folder.resolve("pid") + "; echo waiting; exec sleep 600");

        assertThatThrownBy(() -> MongodProcess.start(binary, Duration.ofSeconds(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("to be primary within PT3S, got: waiting");
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aBinaryThatIsNoneIsNamed() {
        assertThatThrownBy(() -> MongodProcess.start(folder.resolve("none"), Duration.ofSeconds(1)))
                .hasMessageContaining("none cannot be started");
    }

    private Path script(String commands) throws IOException {
        Path binary = Files.writeString(folder.resolve("mongod"), "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
    }
}
