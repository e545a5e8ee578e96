package vn.chitieu.ingestion.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.testing.TestDatabase;

class MongoAccountsIT {

    private static final Instant NOW = Instant.parse("2022-04-08T02:00:00Z");
    private static final String HASH = PasswordHashes.hash("mật khẩu thứ nhất");

    private final MongoDatabase database = TestDatabase.fresh();
    private final MongoAccounts accounts = new MongoAccounts(database);

    @Test
    void anAccountIsFoundByItsNameWhateverTheCase() {
        Account clerk = clerk("van-thu");
        assertThat(accounts.add(clerk)).isTrue();
        assertThat(accounts.find("Van-Thu")).contains(clerk);
        assertThat(accounts.find("another")).isEmpty();
        assertThat(accounts.all()).containsExactly(clerk);
    }

    @Test
    void aNameIsTakenOnce() {
        accounts.add(clerk("van-thu"));
        assertThat(accounts.add(new Account("van-thu", HASH, Role.LEADER, Set.of(), Set.of("hue"), NOW, null)))
                .isFalse();
        assertThat(accounts.find("van-thu")).map(Account::role).contains(Role.UNIT);
    }

    @Test
    void aDisabledAccountStaysSoAndGetsNoPassword() {
        accounts.add(clerk("van-thu"));
        String other = PasswordHashes.hash("mật khẩu thứ hai");
        assertThat(accounts.setPassword("van-thu", other)).isTrue();
        assertThat(accounts.find("van-thu")).map(Account::passwordHash).contains(other);

        assertThat(accounts.disable("van-thu", NOW)).isTrue();
        accounts.disable("van-thu", NOW.plusSeconds(60));
        assertThat(accounts.find("van-thu")).map(Account::disabledAt).contains(NOW);
        assertThat(accounts.setPassword("van-thu", HASH)).isFalse();
        assertThat(accounts.disable("another", NOW)).isFalse();
    }

    @Test
    void anAccountIsWholeOrNone() {
        assertThatThrownBy(() -> new Account("Van Thu", HASH, Role.UNIT, Set.of("a"), Set.of("hue"), NOW, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Account("van-thu", "secret", Role.UNIT, Set.of("a"), Set.of("hue"), NOW, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> new Account("van-thu", HASH, Role.UNIT, Set.of(), Set.of("hue"), NOW, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Account("van-thu", HASH, Role.SYSTEM, Set.of(), Set.of("hue"), NOW, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(clerk("van-thu").toString()).doesNotContain(HASH);
    }

    private static Account clerk(String name) {
        return new Account(name, HASH, Role.UNIT, Set.of("nam-ngan"), Set.of("thanh-hoa"), NOW, null);
    }
}
