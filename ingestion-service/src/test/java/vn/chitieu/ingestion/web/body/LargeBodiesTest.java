package vn.chitieu.ingestion.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import vn.chitieu.ingestion.domain.Field;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

class LargeBodiesTest {

    private final LargeBodies one = new LargeBodies(1);

    @Test
    void aLargeBodyKeepsItsPlaceUntilItIsClosed() throws IOException {
        try (BoundedBody first = body(LargeBodies.LARGE_BYTES + 1)) {
            assertThat(new JsonRows("updates", Field.OF_UPDATES, 1).read(first)).hasSize(1);
            try (BoundedBody second = body(LargeBodies.LARGE_BYTES + 1)) {
                var busy = (ProblemException) catchThrowable(second::readAllBytes);
                assertThat(busy.code()).isEqualTo(ProblemCode.TOO_BUSY);
                assertThat(busy.answer().getHeaders().getFirst("Retry-After")).isEqualTo("5");
            }
            try (BoundedBody small = body(LargeBodies.LARGE_BYTES)) {
                assertThatCode(small::readAllBytes).doesNotThrowAnyException();
            }
        }
        try (BoundedBody next = body(LargeBodies.LARGE_BYTES + 1)) {
            assertThatCode(next::readAllBytes).doesNotThrowAnyException();
        }
    }

    private BoundedBody body(long bytes) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContentType("application/json");
        request.setContent(("[{}" + " ".repeat((int) bytes - 4) + "]").getBytes(StandardCharsets.US_ASCII));
        return BoundedBody.json(request, DataSize.ofMegabytes(8), one);
    }
}
