package vn.chitieu.ingestion.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

class WorkbookPermitsTest {

    private final WorkbookPermits one = new WorkbookPermits(1);

    @Test
    void whoFindsNoPlaceIsAskedToComeBack() {
        one.enter();

        var busy = (ProblemException) catchThrowable(one::enter);

        assertThat(busy.code()).isEqualTo(IngestionProblemCode.TOO_BUSY);
        assertThat(busy.answer().getHeaders().getFirst("Retry-After")).isEqualTo("5");
        one.leave();
        assertThatCode(one::enter).doesNotThrowAnyException();
    }
}
