package vn.chitieu.support.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoundedInputStreamTest {

    @Test
    void readsUpToTheBoundAndCounts() throws IOException {
        BoundedInputStream stream = bounded(5, 5);

        assertThat(stream.read()).isZero();
        assertThat(stream.readAllBytes()).hasSize(4);
        assertThat(stream.read()).isEqualTo(-1);
        assertThat(stream.readBytes()).isEqualTo(5);
    }

    @Test
    void throwsWhatItWasGivenAtTheFirstByteBeyond() throws IOException {
        BoundedInputStream single = bounded(2, 1);
        assertThat(single.read()).isZero();
        assertThatThrownBy(single::read).hasMessage("too much");

        assertThatThrownBy(() -> bounded(6, 5).readAllBytes()).hasMessage("too much");
    }

    private static BoundedInputStream bounded(int bytes, long limitBytes) {
        return new BoundedInputStream(
                new ByteArrayInputStream(new byte[bytes]), limitBytes, () -> new IllegalStateException("too much"));
    }
}
