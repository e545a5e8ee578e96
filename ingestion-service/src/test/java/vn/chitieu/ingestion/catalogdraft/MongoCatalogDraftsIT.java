package vn.chitieu.ingestion.catalogdraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

class MongoCatalogDraftsIT {

    private static final Instant NOW = Instant.parse("2022-04-08T02:00:00Z");

    private final MongoCatalogDrafts drafts = new MongoCatalogDrafts(TestDatabase.fresh());
    private final CatalogDraft first = draft("a");

    @Test
    void aDraftIsKeptWholeAndOnceForACity() {
        assertThat(drafts.find("hue")).isEmpty();
        assertThat(drafts.add(first)).isTrue();
        assertThat(drafts.add(draft("b"))).isFalse();
        assertThat(drafts.find("hue")).contains(first);
    }

    @Test
    void isReplacedAndRemovedOnlyAsItWasRead() {
        drafts.add(first);
        CatalogDraft second = draft("b");
        assertThat(drafts.replace(second, second.edition())).isFalse();
        assertThat(drafts.replace(second, first.edition())).isTrue();
        assertThat(drafts.replace(first, first.edition())).isFalse();
        assertThat(drafts.remove("hue", first.edition())).isFalse();
        assertThat(drafts.remove("hue", second.edition())).isTrue();
        assertThat(drafts.find("hue")).isEmpty();
    }

    private static CatalogDraft draft(String text) {
        return new CatalogDraft("hue", "0", Map.of("units.csv", text, "city.yaml", "id: hue\n"), "admin", NOW);
    }
}
