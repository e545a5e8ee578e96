package vn.chitieu.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.contracts.vocabulary.ClerkTexts;
import vn.chitieu.support.problem.RequestProblem;

class RejectionTextsTest {

    @Test
    void everyCodeHasBothTexts() {
        ClerkTexts.areComplete(Rejection.Code.class, Rejection.Code.class);
        ClerkTexts.areComplete(AggregationProblemCode.class, RequestProblem.class);
    }

    @Test
    void theDocumentHasTheCodesAsTheyAre() throws IOException {
        String document = Files.readString(Path.of("../docs/codes.md"));
        for (Rejection.Code code : Rejection.Code.values()) {
            assertThat(document).contains(code.row());
        }
    }
}
