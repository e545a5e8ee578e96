package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.ClerkTexts;
import vn.chitieu.contracts.vocabulary.CodeTexts;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.support.catalog.CityProblemCode;
import vn.chitieu.support.problem.RequestProblem;

/** Every code of this service, and of what it shares with the others, has both texts. */
class ClerkTextsTest {

    @Test
    void everyCodeOfAWholeRequest() {
        ClerkTexts.areComplete(IngestionProblemCode.class, RequestProblem.class);
    }

    @Test
    void everyCodeOfARow() {
        ClerkTexts.areComplete(FindingCode.class, FindingCode.class);
    }

    @Test
    void everyCodeThatAllServicesShare() {
        ClerkTexts.areComplete(RequestProblem.class, RequestProblem.class);
        ClerkTexts.areComplete(CityProblemCode.class, CityProblemCode.class);
    }

    @Test
    void aCityIsRefusedInTheSameWordsEverywhere() {
        for (CityProblemCode code : CityProblemCode.values()) {
            assertThat(CodeTexts.of(IngestionProblemCode.class).pattern(code.name()))
                    .isEqualTo(CodeTexts.of(code).pattern(code.name()));
        }
    }
}
