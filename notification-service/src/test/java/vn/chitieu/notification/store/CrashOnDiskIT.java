package vn.chitieu.notification.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.notification.outbox.CrashStory;
import vn.chitieu.notification.outbox.KillPoint;

/** Processes that are halted while they deliver, and others that open the same database file and go on. */
@Tag("slow")
class CrashOnDiskIT {

    private static final int LIVES = 1;

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void haltedAtAnyNamedPointNothingIsLost(KillPoint point) throws Exception {
        assertThat(halt(0, point.name(), 1)).isEqualTo(HaltingLife.HALTED);
        endsWell(LIVES);
    }

    /** The numbers were drawn once, from as many calls of the stores as a life makes. */
    @ParameterizedTest
    @CsvSource({"5, 61, 17", "38, 52, 2"})
    void haltedThreeTimesAtAnyCallNothingIsLost(int first, int second, int third) throws Exception {
        List<Integer> calls = List.of(first, second, third);
        int lives = 0;
        for (int call : calls) {
            int end = halt(lives, lives % 2 == 0 ? "0before" : "0after", call);
            assertThat(end).isIn(HaltingLife.HALTED, 0);
            lives++;
        }
        endsWell(lives);
    }

    private void endsWell(int lives) throws IOException {
        CrashStory story = new CrashStory(16, lives);
        HaltingLife.recall(dir, story);
        try (EmbeddedDatabase database = EmbeddedDatabase.durable(HaltingLife.file(dir), 0);
                MongoClient client = MongoClients.create(database.uri())) {
            story.endWell(() -> HaltingLife.stores(client));
        }
    }

    /** Returns how a process ended that lives the story until then. */
    private int halt(int livesBefore, String point, int nth) throws IOException, InterruptedException {
        Path said = dir.resolve("said.txt");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltingLife.class.getName(),
                        dir.toString(),
                        String.valueOf(livesBefore),
                        point,
                        String.valueOf(nth))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isIn(HaltingLife.HALTED, 0);
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
