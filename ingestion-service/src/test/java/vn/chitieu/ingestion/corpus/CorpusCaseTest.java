package vn.chitieu.ingestion.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CorpusCaseTest {

    @Test
    void thereAreAtLeastAHundredAndFiftyCases() {
        assertThat(Corpus.cases()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void aMisspeltCaseIsNoCase() {
        assertThatThrownBy(() -> CorpusCase.read(Map.of("id", "a", "what", "b", "expect", "accepted", "wiht", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wiht");
        assertThatThrownBy(() -> CorpusCase.read(Map.of("id", "a", "what", "b")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longTextIsWrittenShort() {
        assertThat(Repeated.text("a⟦xy×3⟧b⟦0×2⟧")).isEqualTo("axyxyxyb00");
    }
}
