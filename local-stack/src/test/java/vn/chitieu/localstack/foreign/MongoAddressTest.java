package vn.chitieu.localstack.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoAddressTest {

    @Test
    void showsHostsAndNeitherUserNorOptions() {
        MongoAddress address = MongoAddress.parse("mongodb://user:secret@one,two:27018/admin?replicaSet=chitieu");

        assertThat(address).hasToString("mongodb://one,two:27018");
        assertThat(address.uri()).isEqualTo("mongodb://user:secret@one,two:27018/admin?replicaSet=chitieu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:27017",
                "mongodb://",
                "mongodb://localhost:0x1",
                "mongodb://localhost:65536",
                "mongodb://user:secret@",
                "mongodb://user:se/cret@localhost",
                "mongodb://user:se:cret@localhost",
                "mongodb://user:secret@localhost:port",
            })
    void refusesWhatIsNoneWithoutSayingAPassword(String text) {
        assertThatThrownBy(() -> MongoAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a connection string such as mongodb://HOST:PORT")
                .message()
                .doesNotContain("secret", "cret@");
    }
}
