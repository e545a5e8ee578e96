package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void followFromTheirBase() {
        assertThat(Ports.from(8080)).isEqualTo(new Ports(8081, 8082, 8083, 8092, 8097, 8105, 8123));
    }

    @Test
    void haveABaseWhosePortsAllExist() {
        assertThat(Ports.from(Ports.HIGHEST_BASE).imap()).isEqualTo(65_525);
        assertThatThrownBy(() -> Ports.from(Ports.HIGHEST_BASE + 1)).hasMessageContaining("got 65483");
        assertThatThrownBy(() -> Ports.from(0)).hasMessageContaining("got 0");
    }
}
