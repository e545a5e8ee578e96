package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsIT {

    @Test
    void namesEveryPortThatIsTakenAndTheOptionThatMovesThem() throws Exception {
        try (ServerSocket one = listening();
                ServerSocket other = listening()) {
            Ports ports = new Ports(one.getLocalPort(), 0, 0, other.getLocalPort(), 0, 0, 0);
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining(one.getLocalPort() + " (ingestion), " + other.getLocalPort() + " (Kafka)")
                    .hasMessageContaining("--ports");
        }
    }

    @Test
    void areFreeWhenNothingListens() {
        assertThatCode(Ports.free()::requireFree).doesNotThrowAnyException();
    }

    private static ServerSocket listening() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
