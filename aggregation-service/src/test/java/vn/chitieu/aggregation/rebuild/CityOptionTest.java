package vn.chitieu.aggregation.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

class CityOptionTest {

    private final Catalogs catalogs = Catalogs.of(
            ASmallCity.withoutTargets().named("vinh").catalog(),
            ASmallCity.withoutTargets().named("hue").catalog());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void allCitiesWhereNoneIsNamed() {
        assertThat(cities()).containsExactly("hue", "vinh");
    }

    @Test
    void theCityThatIsNamed() {
        assertThat(cities("--city=vinh")).containsExactly("vinh");
    }

    @Test
    void noneWhereTheNameIsOfNoCity() {
        assertThat(cities("--city=nowhere")).isEmpty();
        assertThat(cities("--city=hue", "--city=vinh")).isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("[hue, vinh]")
                .contains("nowhere");
    }

    private List<String> cities(String... options) {
        return CityOption.cities(
                        catalogs,
                        new DefaultApplicationArguments(options),
                        new PrintStream(said, true, StandardCharsets.UTF_8))
                .stream()
                .map(Catalog::id)
                .toList();
    }
}
