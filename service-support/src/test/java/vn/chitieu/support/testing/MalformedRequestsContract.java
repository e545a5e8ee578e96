package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each service answers to bytes that are no HTTP request: a problem that names nothing of the inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
public abstract class MalformedRequestsContract {

    /** Returns the port of the service under test. */
    protected abstract int port();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "G{T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /a/..%2fb HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA\u0000: b\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
            })
    void whatIsNoRequestIsAnsweredWithAProblem(String bytes) {
        try (RawSocket stranger = new RawSocket(port())) {
            stranger.send(bytes);
            stranger.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(stranger.answer())
                    .containsPattern("^HTTP/1.1 (4..|50[15])")
                    .contains("application/problem+json", "\"code\":\"", "X-Content-Type-Options: nosniff")
                    .doesNotContainIgnoringCase("<html", "tomcat", "exception");
        }
    }

    /** What a person may have typed, and what the container refuses before any filter sees it. */
    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/%zz", "/a/..%2fb"})
    void aPersonIsShownAPageThatSaysSo(String address) {
        try (RawSocket stranger = new RawSocket(port())) {
            stranger.send("GET " + address + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
            assertThat(stranger.answer())
                    .startsWith("HTTP/1.1 400")
                    .contains("Content-Type: text/html;charset=UTF-8", "Content-Security-Policy: default-src 'none'")
                    .contains("<html lang=\"vi\">", "<code>BAD_REQUEST</code>", "X-Content-Type-Options: nosniff")
                    .doesNotContainIgnoringCase("tomcat", "exception", address);
        }
    }
}
