package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserTest {

    private final List<String> closed = new ArrayList<>();
    private final Closer closer = new Closer();

    @Test
    void closesTheLastThatWasStartedFirst() {
        closer.add(() -> closed.add("broker"));
        closer.add(() -> closed.add("services"));
        closer.close();
        closer.close();
        assertThat(closed).containsExactly("services", "broker");
    }

    @Test
    void closesTheOthersWhenOneFails() {
        closer.add(() -> closed.add("broker"));
        closer.add(() -> {
            throw new IllegalStateException("stuck");
        });
        closer.close();
        assertThat(closed).containsExactly("broker");
    }

    @Test
    void closesAtOnceWhatIsStartedAfterTheStop() {
        closer.close();
        assertThatThrownBy(() -> closer.add(() -> closed.add("late"))).isInstanceOf(StackException.class);
        assertThat(closed).containsExactly("late");
    }
}
