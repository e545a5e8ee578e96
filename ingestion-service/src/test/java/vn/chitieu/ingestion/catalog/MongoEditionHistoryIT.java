package vn.chitieu.ingestion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.support.testing.TestDatabase;

class MongoEditionHistoryIT {

    private static final Instant NOW = Instant.parse("2022-04-08T02:00:00Z");

    private final MongoEditionHistory history = new MongoEditionHistory(TestDatabase.fresh());

    @Test
    void theNewestComesFirstAndOnlyOnce() {
        history.initialize();
        CatalogPublished first = event("hue", 1, 0);
        history.add(first);
        history.add(first);
        history.add(event("hue", 2, 1));
        history.add(event("vinh", 3, 2));

        assertThat(history.newestFirst("hue")).extracting(PastEdition::reason).containsExactly("2", "1");
        assertThat(history.newestFirst("hue").get(0).files()).isEmpty();
        assertThat(history.find("hue", first.edition()))
                .contains(new PastEdition("hue", first.edition(), "admin", "1", NOW, first.files()));
        assertThat(history.find("vinh", first.edition())).isEmpty();
    }

    @Test
    void theOldestAreForgotten() {
        for (int i = 0; i < EditionHistory.MOST + 3; i++) {
            history.add(event("hue", i, i));
        }
        assertThat(history.newestFirst("hue")).hasSize(EditionHistory.MOST);
        assertThat(history.find("hue", "%064x".formatted(2))).isEmpty();
        assertThat(history.find("hue", "%064x".formatted(3))).isPresent();
    }

    private static CatalogPublished event(String city, int number, int seconds) {
        return CatalogPublished.of(
                city,
                "%064x".formatted(number),
                Map.of("city.yaml", "id: " + city),
                "admin",
                String.valueOf(number),
                NOW.plusSeconds(seconds));
    }
}
