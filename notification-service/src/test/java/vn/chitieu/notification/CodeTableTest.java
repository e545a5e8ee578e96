package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.ClerkTexts;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.mailoperations.InterventionRefusal;
import vn.chitieu.notification.routing.silence.SilenceService;
import vn.chitieu.support.problem.RequestProblem;

class CodeTableTest {

    @Test
    void theDocumentHasTheCodesAsTheyAreAndNoOthers() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/codes.md")).stream()
                .filter(line -> line.startsWith("| notification |"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(NotificationProblemCode.values())
                        .map(NotificationProblemCode::row)
                        .toList());
    }

    @Test
    void everyCodeHasBothTexts() {
        ClerkTexts.areComplete(NotificationProblemCode.class, RequestProblem.class);
    }

    @Test
    void everyRefusalOfTheDomainHasACode() {
        assertThat(Arrays.stream(NotificationProblemCode.values()).map(Enum::name))
                .containsAll(Stream.<Enum<?>[]>of(
                                CaseAnswers.Refusal.values(),
                                SilenceService.Refusal.values(),
                                InterventionRefusal.values())
                        .flatMap(Arrays::stream)
                        .map(Enum::name)
                        .toList());
    }
}
