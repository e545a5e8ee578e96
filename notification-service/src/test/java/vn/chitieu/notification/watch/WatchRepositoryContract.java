package vn.chitieu.notification.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;

/** What every store of watches has to hold. */
public abstract class WatchRepositoryContract {

    protected static final Instant NOW = Instant.parse("2022-04-07T02:30:00.123Z");

    private final WatchRepository watches = empty();

    /** Returns a store without watches. */
    protected abstract WatchRepository empty();

    @Test
    void keepsEachOnceWithTheTimeOfTheFirst() {
        Watch one = watch("uv-dn", "NEW_ENTERPRISES", NOW);
        watches.add(one);
        watches.add(watch("uv-dn", "NEW_ENTERPRISES", NOW.plus(Duration.ofDays(1))));
        assertThat(watches.all()).containsExactly(one);
    }

    @Test
    void isSettledOnceAndForAll() {
        Watch one = watch("uv-dn", "NEW_ENTERPRISES", NOW);
        Watch other = watch("co-van", "NEW_ENTERPRISES", NOW);
        watches.settle(one);
        assertThat(watches.all()).isEmpty();
        watches.add(one);
        watches.add(other);
        watches.settle(one);
        watches.settle(one);
        watches.add(one);
        assertThat(watches.all()).hasSize(2).filteredOn(Watch::pending).containsExactly(other);
        assertThat(watches.pending()).containsExactly(other);
    }

    @Test
    void forgetsThatOneAlone() {
        Watch one = watch("uv-dn", "NEW_ENTERPRISES", NOW);
        Watch other = watch("uv-dn", "URBAN_VIOLATIONS", NOW);
        Watch ofAnother = watch("co-van", "NEW_ENTERPRISES", NOW);
        Watch elsewhere = new Watch(new CityKey("hue:"), "uv-dn", Scope.city(), "NEW_ENTERPRISES", NOW, true);
        watches.add(one);
        watches.add(other);
        watches.add(ofAnother);
        watches.add(elsewhere);
        assertThat(watches.of(CityKey.HOME, "uv-dn")).containsExactly(one, other);
        assertThat(watches.of(new CityKey("hue:"), "uv-dn")).containsExactly(elsewhere);
        assertThat(watches.of(CityKey.HOME, "nam")).isEmpty();
        watches.remove(watch("uv-dn", "NEW_ENTERPRISES", NOW.plusSeconds(9)));
        watches.remove(watch("nam", "NEW_ENTERPRISES", NOW));
        assertThat(watches.all()).containsExactlyInAnyOrder(other, ofAnother, elsewhere);
    }

    protected static Watch watch(String person, String indicator, Instant since) {
        return new Watch(CityKey.HOME, person, new Scope.Unit("nam-ngan"), indicator, since, true);
    }
}
