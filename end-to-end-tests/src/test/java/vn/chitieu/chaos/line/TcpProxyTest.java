package vn.chitieu.chaos.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final int SOON = 10_000;
    private static final int A_MOMENT = 300;

    private ServerSocket echo;
    private TcpProxy proxy;
    private int port;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::serve);
        server.setDaemon(true);
        server.start();
        port = new FreePorts().next();
        proxy = TcpProxy.open(port, echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try (Socket one = echo.accept()) {
                one.getInputStream().transferTo(one.getOutputStream());
            } catch (IOException reset) {
                // The next one is served.
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SOON);
        return socket;
    }

    private static int echo(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    @Test
    void passesOnBothWays() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echo(socket, 42)).isEqualTo(42);
        }
    }

    @Test
    void cutResetsWhatIsOpenAndWhatComes() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echo(socket, 1)).isEqualTo(1);
            proxy.cut();
            assertThatThrownBy(() -> echo(socket, 2)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> {
                        try (Socket next = connect()) {
                            echo(next, 3);
                            echo(next, 3);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        proxy.mend();
        try (Socket again = connect()) {
            assertThat(echo(again, 4)).isEqualTo(4);
        }
    }

    @Test
    void stalledConnectionsGoOnWhereTheyWere() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echo(socket, 1)).isEqualTo(1);
            proxy.stall();
            socket.setSoTimeout(A_MOMENT);
            assertThatThrownBy(() -> echo(socket, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.mend();
            socket.setSoTimeout(SOON);
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }
}
