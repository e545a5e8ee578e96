package vn.chitieu.support.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParentProcessWatchTest {

    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void endsTheProcessOnceItHasAnotherParent() {
        Deque<OptionalLong> parents = new ArrayDeque<>(List.of(OptionalLong.of(7), OptionalLong.of(7)));

        new ParentProcessWatch(7, () -> parents.isEmpty() ? OptionalLong.of(1) : parents.pop(), ended::incrementAndGet)
                .run();

        assertThat(parents).isEmpty();
        assertThat(ended).hasValue(1);
    }

    @Test
    void endsTheProcessThatHasNoParentAnyMore() {
        new ParentProcessWatch(7, OptionalLong::empty, ended::incrementAndGet).run();

        assertThat(ended).hasValue(1);
    }
}
