package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.chitieu.embedded.EmbeddedDatabase;

@ExtendWith(OutputCaptureExtension.class)
class MongoStartIT {

    @TempDir
    private Path data;

    @Test
    void initializesBeforeAnythingElseWhereTheDatabaseAnswers() {
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory()) {
            AtomicInteger times = new AtomicInteger();
            runner(database.uri(), times)
                    .run(context -> assertThat(times).as("times initialized").hasValue(1));
        }
    }

    @Test
    void startsWithoutTheDatabaseAndInitializesWhenItComes(CapturedOutput output) {
        EmbeddedDatabase earlier = EmbeddedDatabase.durable(data.resolve("database.mv"), 0);
        int port = URI.create(earlier.uri()).getPort();
        earlier.close();
        AtomicInteger times = new AtomicInteger();
        runner(earlier.uri(), times).run(context -> {
            assertThat(context).hasNotFailed();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> output.getOut().contains("MongoDB is not ready (attempt 2), next attempt in 2 s"));
            assertThat(times).hasValue(0);
            try (EmbeddedDatabase later = EmbeddedDatabase.durable(data.resolve("database.mv"), port)) {
                await().atMost(Duration.ofMinutes(2)).until(() -> times.get() == 1);
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> output.getOut().contains("MongoDB answers, after "));
            }
        });
    }

    private static ApplicationContextRunner runner(String uri, AtomicInteger times) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(MongoAutoConfiguration.class, MongoTimeoutsAutoConfiguration.class))
                .withPropertyValues("spring.mongodb.uri=" + uri, "chitieu.mongo.wait-timeout=200ms")
                .withBean(MongoInitializer.class, () -> times::incrementAndGet);
    }
}
