package vn.chitieu.notification.year;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is wanted in the year reaches people once, when and how they want it. */
@ExtendWith(QuietLogs.class)
@Tag("slow")
class PostalYearTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everythingIsSentOnceInTheWayThatWasPromised(long seed) {
        PostalYear year = new PostalYear(seed);
        assertThat(year.live()).isEmpty();
        assertThat(year.digestsSent()).isGreaterThan(200);
        assertThat(year.sentAlone()).isGreaterThan(200);
        assertThat(year.hushed()).isGreaterThan(50);
        assertThat(year.silencesEnded()).isGreaterThan(5);
    }
}
