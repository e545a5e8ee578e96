package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Properties;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;

class NoDelaySocketFactoryTest {

    @Test
    void everySocketSendsAtOnce() throws Exception {
        SocketFactory sockets = new NoDelaySocketFactory();
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 50, here);
                Socket open = sockets.createSocket();
                Socket named = sockets.createSocket(here.getHostAddress(), server.getLocalPort());
                Socket addressed = sockets.createSocket(here, server.getLocalPort());
                Socket namedFrom = sockets.createSocket(here.getHostAddress(), server.getLocalPort(), here, 0);
                Socket addressedFrom = sockets.createSocket(here, server.getLocalPort(), here, 0)) {
            for (Socket one : new Socket[] {open, named, addressed, namedFrom, addressedFrom}) {
                assertThat(one.getTcpNoDelay()).isTrue();
            }
        }
    }

    @Test
    void mailLeavesOverThemUnlessOthersAreSet() {
        Properties own = SmtpChannel.withPromptSockets(new Properties());
        assertThat(own.get("mail.smtp.socketFactory")).isInstanceOf(NoDelaySocketFactory.class);
        assertThat(own.getProperty("mail.smtp.socketFactory.fallback")).isEqualTo("false");

        Properties set = new Properties();
        set.setProperty("mail.smtp.socketFactory.class", "org.example.Sockets");
        assertThat(SmtpChannel.withPromptSockets(set)).isEqualTo(set);
    }
}
