package vn.chitieu.ingestion.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.credential.City;

class TimeOrderedIdGeneratorTest {

    private final TimeOrderedIdGenerator ids =
            new TimeOrderedIdGenerator(Clock.fixed(City.NOW, ZoneOffset.UTC), new SecureRandom());

    @Test
    void makesVersionSevenOfTheClocksMilliseconds() {
        UUID id = UUID.fromString(ids.next());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(City.NOW.toEpochMilli());
    }

    @Test
    void makesNoIdTwice() {
        assertThat(Stream.generate(ids::next).limit(10_000).distinct()).hasSize(10_000);
    }
}
