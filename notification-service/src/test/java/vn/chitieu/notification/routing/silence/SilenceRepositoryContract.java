package vn.chitieu.notification.routing.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Scope;

/** What every store of silences must do. */
abstract class SilenceRepositoryContract {

    private static final Instant END = NOW.plus(Duration.ofDays(2));

    private final Silence one = silence("a");
    private SilenceRepository silences;

    abstract SilenceRepository empty();

    @BeforeEach
    void start() {
        silences = empty();
    }

    @Test
    void aClockThatWasAheadEndsNoSilence() {
        silences.store(one);
        assertThat(silences.holdingAt(END.plus(Duration.ofDays(30)))).isEmpty();
        assertThat(silences.holdingAt(NOW.plusSeconds(1))).containsExactly(one);
    }

    @Test
    void givesBackWhatWasStoredAndStoresEachVersionOnce() {
        assertThat(silences.store(one)).isTrue();
        assertThat(silences.store(one)).isFalse();
        assertThat(silences.find("a")).contains(one);
        Silence ended = one.ended("thuong-truc", NOW.plusSeconds(60));
        assertThat(silences.store(ended)).isTrue();
        assertThat(silences.store(ended)).isFalse();
        assertThat(silences.find("a")).contains(ended);
        assertThat(silences.find("b")).isEmpty();
    }

    @Test
    void tellsWhichHoldUntilTheyEndOrAreEnded() {
        silences.store(one);
        silences.store(silence("b"));
        assertThat(silences.holdingAt(NOW)).containsExactly(one, silence("b"));
        silences.store(one.ended("thuong-truc", NOW.plusSeconds(60)));
        assertThat(silences.holdingAt(NOW.plusSeconds(60))).containsExactly(silence("b"));
        assertThat(silences.holdingAt(END.minusMillis(1))).containsExactly(silence("b"));
        assertThat(silences.holdingAt(END)).isEmpty();
        assertThat(silences.holdingAt(END.plus(Duration.ofDays(30)))).isEmpty();
        assertThat(silences.list(null, 9)).hasSize(2);
    }

    @Test
    void listsInPages() {
        silences.store(silence("b"));
        silences.store(one);
        silences.store(silence("c"));
        assertThat(silences.list(null, 2)).extracting(Silence::id).containsExactly("a", "b");
        assertThat(silences.list("b", 2)).extracting(Silence::id).containsExactly("c");
    }

    private static Silence silence(String id) {
        Silence.About about = new Silence.About(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", null, null);
        return new Silence(id, 1, about, "uv-dn", "đang kiểm kê", NOW, END, null);
    }
}
