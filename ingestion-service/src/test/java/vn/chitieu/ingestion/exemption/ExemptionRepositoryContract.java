package vn.chitieu.ingestion.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.credential.City;

/** What every store of exceptions keeps to. */
public abstract class ExemptionRepositoryContract {

    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00.123Z");
    private static final LocalDate DAY = LocalDate.of(2022, 4, 8);
    private static final Quarter QUARTER = new Quarter(2021, 1);

    private ExemptionRepository exemptions;

    /** Returns an empty store. */
    protected abstract ExemptionRepository empty();

    @BeforeEach
    final void start() {
        exemptions = empty();
    }

    @Test
    public void tellsAllInEveryPartTheOldestFirst() {
        exemptions.add(exemption("c", NOON));
        exemptions.add(exemption("b", NOON.plusSeconds(1)));
        exemptions.add(exemption("a", NOON));

        assertThat(exemptions.of(City.ID))
                .containsExactly(exemption("a", NOON), exemption("c", NOON), exemption("b", NOON.plusSeconds(1)));
    }

    @Test
    public void findsOneByItsIdAndSeveralByTheirCity() {
        exemptions.add(exemption("a", NOON));
        exemptions.add(exemption("b", NOON).of("hue"));

        assertThat(exemptions.find("b")).contains(exemption("b", NOON).of("hue"));
        assertThat(exemptions.find("c")).isEmpty();
        assertThat(exemptions.of("hue")).containsExactly(exemption("b", NOON).of("hue"));
        assertThat(exemptions.of("vinh")).isEmpty();
        assertThat(exemptions.covering("hue", "north", QUARTER, DAY))
                .map(Exemption::id)
                .hasValue("b");
    }

    @Test
    public void refusesAnIdThatIsTaken() {
        exemptions.add(exemption("a", NOON));

        assertThatThrownBy(() -> exemptions.add(exemption("a", NOON))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    public void coversTheUnitInItsQuartersOnItsDays() {
        exemptions.add(exemption("a", NOON));

        assertThat(exemptions.covering(City.ID, "north", QUARTER, DAY)).contains(exemption("a", NOON));
        assertThat(exemptions.covering(City.ID, "north", QUARTER.plus(1), DAY.plusDays(7)))
                .isPresent();
        assertThat(exemptions.covering("hue", "north", QUARTER, DAY)).isEmpty();
        assertThat(exemptions.covering(City.ID, "south", QUARTER, DAY)).isEmpty();
        assertThat(exemptions.covering(City.ID, "north", QUARTER.plus(-1), DAY)).isEmpty();
        assertThat(exemptions.covering(City.ID, "north", QUARTER.plus(2), DAY)).isEmpty();
        assertThat(exemptions.covering(City.ID, "north", QUARTER, DAY.minusDays(1)))
                .isEmpty();
        assertThat(exemptions.covering(City.ID, "north", QUARTER, DAY.plusDays(8)))
                .isEmpty();
    }

    @Test
    public void coversNothingOnceItIsTakenBack() {
        Exemption.End end = new Exemption.End("admin", NOON.plusSeconds(5));
        exemptions.add(exemption("a", NOON));

        assertThat(exemptions.takeBack("a", end)).isTrue();
        assertThat(exemptions.takeBack("a", new Exemption.End("other", NOON.plusSeconds(9))))
                .isTrue();
        assertThat(exemptions.takeBack("b", end)).isFalse();

        assertThat(exemptions.of(City.ID)).extracting(Exemption::end).containsExactly(end);
        assertThat(exemptions.covering(City.ID, "north", QUARTER, DAY)).isEmpty();
    }

    private static Exemption exemption(String id, Instant grantedAt) {
        return new Exemption(
                id,
                "north",
                QUARTER,
                QUARTER.plus(1),
                DAY,
                DAY.plusDays(7),
                "Kiểm toán",
                "admin",
                grantedAt,
                null,
                City.ID);
    }
}
