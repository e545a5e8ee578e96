package vn.chitieu.aggregation.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.support.problem.ProblemException;

class CatalogEffectsControllerTest {

    private final CatalogEffectsController controller = new CatalogEffectsController(
            new CatalogEffectsQuery(
                    new InMemoryStores.InMemoryPages(),
                    new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
                    Clock.systemUTC()),
            () -> ASmallCity.withoutTargets().catalog());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"files\": null}",
                "{\"files\": {\"units.csv\": null}}",
                "{\"files\": {\"../units.csv\": \"id\"}}",
                "{\"files\": {}",
                "{\"files\": {}}"
            })
    void aBodyThatIsNoCatalogIsRefused(String body) {
        assertThat(codeOf(body)).isEqualTo("BAD_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(ints = {2 * CatalogPublished.MAX_BYTES + 1})
    void aBodyThatIsTooLargeIsRefused(int bytes) {
        assertThat(codeOf("{\"files\": {\"units.csv\": \"" + "x".repeat(bytes) + "\"}}"))
                .isEqualTo("BODY_TOO_LARGE");
    }

    private String codeOf(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/catalog/effects");
        request.setContentType("application/json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return catchThrowableOfType(ProblemException.class, () -> controller.effects(request))
                .code()
                .name();
    }
}
