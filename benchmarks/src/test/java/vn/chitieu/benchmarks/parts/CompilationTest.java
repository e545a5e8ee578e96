package vn.chitieu.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompilationTest {

    @Test
    void methodsThatAreCompiledAndThoseThatWaitCount() {
        String queues = """
                Current compiles:
                C2 CompilerThread0  1364       4       java.util.HashMap::putVal (300 bytes)

                C1 compile queue:
                Empty

                C2 compile queue:
                1311       4       java.lang.String::hashCode (17 bytes)
                1320   !   4       java.util.HashMap::put (13 bytes)
                """;

        assertThat(Compilation.count(queues)).isEqualTo(3);
    }

    @Test
    void thisMachineSaysWhatItCompilesAndComesToAnEnd() {
        Compilation.awaitIdle();

        assertThat(Compilation.waiting()).isLessThan(20);
    }
}
