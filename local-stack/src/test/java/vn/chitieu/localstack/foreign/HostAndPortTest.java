package vn.chitieu.localstack.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "kafka-1.example.org:65535", "10.0.0.1:1", "[::1]:9092", "kafka_1:9092"})
    void isShownAsItWasRead(String text) {
        assertThat(HostAndPort.parse(text)).hasToString(text);
    }

    @Test
    void anAddressOfIPv6HasNoBracketsOfItsOwn() {
        assertThat(HostAndPort.parse("[::1]:25").host()).isEqualTo("::1");
    }

    @Test
    void moreThanOneHaveCommasBetweenThem() {
        assertThat(HostAndPort.parseAll("one:9092,two:9093"))
                .containsExactly(new HostAndPort("one", 9092), new HostAndPort("two", 9093));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "a:",
                ":1",
                "a",
                "a:b",
                "a b:1",
                " a:1",
                "a:1 ",
                "a:1\n",
                "a:-1",
                "a:0",
                "a:65536",
                "a:99999999999",
                "::1:25",
                "[a]:1x",
                "user@a:1",
                "a/b:1",
                "a:1,",
                "http://a:1",
                "-a:1",
                "a,b:1"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> HostAndPort.parseAll(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected ");
    }

    @Test
    void whatItShowsSteersNoTerminal() {
        assertThatThrownBy(() -> HostAndPort.parse("\u001b[2J" + "x".repeat(500)))
                .hasMessage("expected HOST:PORT, got ?[2J" + "x".repeat(116) + "…");
    }
}
