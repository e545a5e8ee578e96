package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of page writers must do. */
public interface PageWriterRegistryContract {

    Instant NOON = Instant.parse("2022-04-08T05:00:00Z");

    /** Returns an empty store. */
    PageWriterRegistry writers();

    @Test
    default void knowsWhoIsAtWork() {
        PageWriterRegistry writers = writers();
        assertThat(writers.find("small")).isEqualTo(PageWriterRegistry.State.NONE);

        writers.begin("small", "one", NOON);
        writers.begin("small", "two", NOON.plusSeconds(1));
        assertThat(writers.find("small").atWork()).isEqualTo(Map.of("one", NOON, "two", NOON.plusSeconds(1)));
        writers.begin("small", "one", NOON.plusSeconds(2));
        writers.end("small", "two");

        assertThat(writers.find("small").atWork()).isEqualTo(Map.of("one", NOON.plusSeconds(2)));
        assertThat(writers.find("large")).isEqualTo(PageWriterRegistry.State.NONE);
    }

    @Test
    default void everyBeginningAndEndHasAMarkOfItsOwn() {
        PageWriterRegistry writers = writers();
        writers.begin("small", "one", NOON);
        String begun = writers.find("small").mark();
        writers.end("small", "one");
        String ended = writers.find("small").mark();
        writers.end("small", "nobody");
        String endedAgain = writers.find("small").mark();
        writers.begin("small", "one", NOON);

        assertThat(writers.find("small").mark()).isNotEmpty().isNotIn(begun, ended, endedAgain);
        assertThat(begun).isNotEqualTo(ended);
        assertThat(ended).isNotEqualTo(endedAgain);
    }
}
