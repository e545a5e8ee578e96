package vn.chitieu.chaos.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    private static final int INPUTS = 400;

    private final City city = City.read(Path.of("../catalog/thanh-hoa"));

    private List<Input> inputs(long seed) {
        Generator generator = new Generator(city, seed);
        List<Input> inputs = new ArrayList<>(generator.before());
        for (int i = 0; i < INPUTS; i++) {
            inputs.add(generator.next(i, INPUTS));
        }
        return inputs;
    }

    @Test
    void knowsTheCity() {
        assertThat(city.clusters()).hasSize(34);
        assertThat(city.indicator("PRODUCTION_TOTAL").parts())
                .containsExactly("PRODUCTION_INDUSTRY_CONSTRUCTION", "PRODUCTION_SERVICES", "PRODUCTION_AGRICULTURE");
        assertThat(city.indicator("BUDGET_REVENUE").reporters()).hasSize(35).contains("dep-thue", "nam-ngan");
        assertThat(city.indicator("URBAN_VIOLATIONS").direction()).isEqualTo(City.Direction.NEUTRAL);
        assertThat(city.scopesOf("nam-ngan")).containsExactly("unit:nam-ngan", "cluster:cum-2", "city");
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        assertThat(inputs(3)).isEqualTo(inputs(3));
        assertThat(inputs(3)).isNotEqualTo(inputs(4));
    }

    @Test
    void sendsEverythingByEveryDoor() {
        List<Input> inputs = inputs(3);

        assertThat(inputs.stream().map(Input::channel)).containsAll(EnumSet.allOf(Input.Channel.class));
        assertThat(inputs.stream().flatMap(input -> input.rows().stream()).map(Row::intent))
                .containsAll(EnumSet.allOf(Row.Intent.class));
    }

    @Test
    void fillsEveryCellOfTheQuarterInItsFirstHalf() {
        Set<String> cells = inputs(3).stream()
                .filter(input -> input.number() >= 0 && input.number() < INPUTS / 2)
                .flatMap(input -> input.rows().stream())
                .filter(row -> row.intent() == Row.Intent.CREATE)
                .map(row -> row.unit() + row.indicator() + row.period())
                .collect(Collectors.toSet());

        // 34 units with four monthly indicators, the tax branch with one, and six quarterly ones and one of offices.
        assertThat(cells).hasSize(3 * (34 * 4 + 1) + 6 + 1);
    }
}
