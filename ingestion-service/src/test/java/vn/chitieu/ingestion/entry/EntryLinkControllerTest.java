package vn.chitieu.ingestion.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.credential.Credential;

class EntryLinkControllerTest {

    private final DefaultCity thanhHoa = new DefaultCity(Catalogs.of(), "thanh-hoa");

    /** One browser may open the links of two cities, each of which has such a person and unit. */
    @Test
    void whatWaitsInABrowserIsKeptByPersonUnitAndCity() {
        List<String> names = List.of(
                EntryLinkController.keptUnder(link("north", "thanh-hoa"), thanhHoa),
                EntryLinkController.keptUnder(link("north", "hue"), thanhHoa),
                EntryLinkController.keptUnder(link("north", "vinh"), thanhHoa),
                EntryLinkController.keptUnder(link("south", "hue"), thanhHoa));

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void inTheDefaultCityTheNameIsThatOfOlderReleases() {
        assertThat(EntryLinkController.keptUnder(link("north", "thanh-hoa"), thanhHoa))
                .isEqualTo("link:head@north");
    }

    private static Credential link(String unit, String city) {
        return aCredential("link:head").of(unit).in(city).build();
    }
}
