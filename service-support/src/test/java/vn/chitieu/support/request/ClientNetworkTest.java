package vn.chitieu.support.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::1, 20010db800010002",
        "2001:db8:1:3::1, 20010db800010003",
        "fe:address, fe:address"
    })
    void addressesOfOneNetworkAreOne(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }
}
