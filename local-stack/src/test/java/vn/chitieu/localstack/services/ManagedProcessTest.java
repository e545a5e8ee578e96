package vn.chitieu.localstack.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    @TempDir
    private Path folder;

    @Test
    void theEndOfALogSaysWhatSpringSaysOfAFailedStart() throws Exception {
        assertThat(logged("""
                        10:00 ERROR an older fault
                        ***************************
                        APPLICATION FAILED TO START
                        ***************************

                        Description:

                        Web server failed to start. Port 18081 was already in use.

                        Action:

                        Stop the other process.
                        """))
                .isEqualTo(log() + "\n  Web server failed to start. Port 18081 was already in use."
                        + "\n  Action:\n  Stop the other process.");
    }

    @Test
    void theEndOfALogSaysItsLastFaults() throws Exception {
        assertThat(logged("10:00 INFO begun\n10:01 ERROR x\n\tat a.B\nCaused by: y\n10:02 INFO ended\n"))
                .isEqualTo(log() + "\n  10:01 ERROR x\n  Caused by: y");
    }

    @Test
    void aLogWithoutFaultsShowsItsLastLines() throws Exception {
        assertThat(logged("1\n2\n3\n4\n5\n6\n7\n")).isEqualTo(log() + "\n  2\n  3\n  4\n  5\n  6\n  7");
        Files.delete(log());
        assertThat(new ManagedProcess("x", log()).logged()).startsWith(log() + "\n  ");
    }

    private String logged(String text) throws IOException {
        Files.writeString(log(), text);
        return new ManagedProcess("x", log()).logged();
    }

    private Path log() {
        return folder.resolve("x.log");
    }
}
