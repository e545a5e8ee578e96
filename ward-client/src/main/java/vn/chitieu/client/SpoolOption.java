package vn.chitieu.client;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The option for the folder of the spool. */
final class SpoolOption {

    @Option(
            names = "--spool",
            paramLabel = "DIR",
            defaultValue = "${env:CHITIEU_SPOOL:-${sys:user.home}/.chitieu}",
            description = "Folder of what waits and what was sent (${DEFAULT-VALUE}); also CHITIEU_SPOOL")
    private Path directory = Path.of(".chitieu");

    Spool open() throws IOException {
        return new Spool(directory, Clock.systemUTC(), new SecureRandom());
    }

    Path directory() {
        return directory;
    }
}
