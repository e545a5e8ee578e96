package vn.chitieu.localstack.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;

class StackClockIT {

    private static final Instant TODAY = Instant.parse("2026-11-24T03:00:00Z");
    private static final Instant SAMPLE = Instant.parse("2022-04-06T01:00:00Z");

    @TempDir
    private Path dir;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = dir.resolve("clock.properties");
    }

    @Test
    void startsAtTheSamplesDateOnFreshData() {
        assertThat(StackClock.set(file, at(TODAY), null, SAMPLE).now()).isEqualTo(SAMPLE);
    }

    @Test
    void startsAtTheRealTimeWithoutASample() {
        assertThat(StackClock.set(file, at(TODAY), null, null).offset()).isEqualTo(Duration.ZERO);
    }

    @Test
    void goesOnTickingOnTheSameData() {
        StackClock.set(file, at(TODAY), null, SAMPLE);

        StackClock again = StackClock.set(file, at(TODAY.plus(Duration.ofDays(2))), null, SAMPLE);
        assertThat(again.now()).isEqualTo(SAMPLE.plus(Duration.ofDays(2)));
    }

    @Test
    void doesNotGoBackWithTheClockOfTheMachine() {
        StackClock.set(file, at(TODAY), null, SAMPLE);

        assertThat(StackClock.set(file, at(TODAY.minus(Duration.ofHours(3))), null, SAMPLE)
                        .now())
                .isEqualTo(SAMPLE);
    }

    @Test
    void goesWhereItIsSet() {
        StackClock.set(file, at(TODAY), null, SAMPLE);
        Instant chosen = SAMPLE.plus(Duration.ofDays(30));

        assertThat(StackClock.set(file, at(TODAY), chosen, SAMPLE).now()).isEqualTo(chosen);
        assertThat(StackClock.set(file, at(TODAY), null, SAMPLE).now()).isEqualTo(chosen);
    }

    @Test
    void refusesToGoBackBeforeWhatWasSeen() {
        StackClock.set(file, at(TODAY), null, SAMPLE);

        assertThatThrownBy(() -> StackClock.set(file, at(TODAY), SAMPLE.minusSeconds(1), SAMPLE))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("--clock 2022-04-06T00:59:59Z lies before 2022-04-06T01:00:00Z");
    }

    @Test
    void refusesADamagedFile() throws Exception {
        Files.writeString(file, "offset=soon\n");
        assertThatThrownBy(() -> StackClock.set(file, at(TODAY), null, SAMPLE))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("is damaged");
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
