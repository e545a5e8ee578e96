package vn.chitieu.notification.routing.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;

/** What every store of silences must do. */
abstract class SilenceRepositoryContract {

    private static final Instant END = NOW.plus(Duration.ofDays(2));

    static final CityKey HUE = new CityKey("hue:");

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
        assertThat(silences.holdingAt(CityKey.HOME, END.plus(Duration.ofDays(30))))
                .isEmpty();
        assertThat(silences.holdingAt(CityKey.HOME, NOW.plusSeconds(1))).containsExactly(one);
    }

    @Test
    void givesBackWhatWasStoredAndStoresEachVersionOnce() {
        assertThat(silences.store(one)).isTrue();
        assertThat(silences.store(one)).isFalse();
        assertThat(silences.find(CityKey.HOME, "a")).contains(one);
        Silence ended = one.ended("thuong-truc", NOW.plusSeconds(60));
        assertThat(silences.store(ended)).isTrue();
        assertThat(silences.store(ended)).isFalse();
        assertThat(silences.find(CityKey.HOME, "a")).contains(ended);
        assertThat(silences.find(CityKey.HOME, "b")).isEmpty();
    }

    @Test
    void tellsWhichHoldUntilTheyEndOrAreEnded() {
        silences.store(one);
        silences.store(silence("b"));
        assertThat(silences.holdingAt(CityKey.HOME, NOW)).containsExactly(one, silence("b"));
        silences.store(one.ended("thuong-truc", NOW.plusSeconds(60)));
        assertThat(silences.holdingAt(CityKey.HOME, NOW.plusSeconds(60))).containsExactly(silence("b"));
        assertThat(silences.holdingAt(CityKey.HOME, END.minusMillis(1))).containsExactly(silence("b"));
        assertThat(silences.holdingAt(CityKey.HOME, END)).isEmpty();
        assertThat(silences.holdingAt(CityKey.HOME, END.plus(Duration.ofDays(30))))
                .isEmpty();
        assertThat(silences.list(CityKey.HOME, null, 9)).hasSize(2);
    }

    @Test
    void listsInPages() {
        silences.store(silence("b"));
        silences.store(one);
        silences.store(silence("c"));
        assertThat(silences.list(CityKey.HOME, null, 2)).extracting(Silence::id).containsExactly("a", "b");
        assertThat(silences.list(CityKey.HOME, "b", 2)).extracting(Silence::id).containsExactly("c");
    }

    @Test
    void keepsTheSilencesOfACityApartEvenWhereTheirIdsSeemToNameIt() {
        Silence seeming = silence("hue:a");
        Silence other = silence(HUE, "a");
        assertThat(silences.store(one)).isTrue();
        assertThat(silences.store(seeming)).isTrue();
        assertThat(silences.store(other)).isTrue();

        assertThat(silences.find(CityKey.HOME, "a")).contains(one);
        assertThat(silences.find(HUE, "a")).contains(other);
        assertThat(silences.find(HUE, "hue:a")).isEmpty();
        assertThat(silences.holdingAt(CityKey.HOME, NOW)).containsExactly(one, seeming);
        assertThat(silences.holdingAt(HUE, NOW)).containsExactly(other);
        assertThat(silences.list(CityKey.HOME, null, 9)).containsExactly(one, seeming);
        assertThat(silences.list(HUE, null, 9)).containsExactly(other);
        assertThat(silences.list(HUE, "a", 9)).isEmpty();
        assertThat(silences.store(other.ended("uv-dn", NOW.plusSeconds(1)))).isTrue();
        assertThat(silences.find(CityKey.HOME, "a")).contains(one);
    }

    private static Silence silence(String id) {
        return silence(CityKey.HOME, id);
    }

    static Silence silence(CityKey city, String id) {
        Silence.About about = new Silence.About(city, new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", null, null);
        return new Silence(id, 1, about, "uv-dn", "đang kiểm kê", NOW, END, null);
    }
}
