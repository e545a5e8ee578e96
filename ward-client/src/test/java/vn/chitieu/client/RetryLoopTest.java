package vn.chitieu.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryLoopTest {

    private final Deque<IOException> faults = new ArrayDeque<>();

    /**
     * So Windows answers while another program has a file open: by one or the other, as the file is a folder's or not.
     */
    @Test
    void doesAgainWhatFailsBecauseAFileIsInUse() throws IOException {
        faults.addAll(List.of(new AccessDeniedException("waiting"), new FileSystemException("a", "b", "in use")));

        RetryLoop.whileInUse(this::work);

        assertThat(faults).isEmpty();
    }

    @Test
    void doesNotDoAgainWhatFailsForGood() {
        faults.addAll(List.of(new NoSuchFileException("waiting"), new IOException("never asked for")));

        assertThatThrownBy(() -> RetryLoop.whileInUse(this::work)).isInstanceOf(NoSuchFileException.class);
        assertThat(faults).hasSize(1);
    }

    private void work() throws IOException {
        IOException next = faults.poll();
        if (next != null) {
            throw next;
        }
    }
}
