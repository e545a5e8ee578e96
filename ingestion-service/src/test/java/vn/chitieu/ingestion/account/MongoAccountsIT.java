package vn.chitieu.ingestion.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.testing.TestDatabase;

class MongoAccountsIT implements AccountRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public AccountRepository accounts() {
        MongoAccounts accounts = new MongoAccounts(database);
        accounts.initialize();
        return accounts;
    }

    /** As after the return to a release that does not know a role yet. It signs in no person, and holds up no other. */
    @Test
    void oneThatCannotBeReadIsLeftOutOfWhatIsFoundTogether() {
        AccountRepository accounts = accounts();
        accounts.add(AccountRepositoryContract.invited("mot"));
        accounts.add(AccountRepositoryContract.invited("hai"));
        database.getCollection("accounts").updateOne(Filters.eq("mot"), Updates.set("role", "OF_A_NEWER_RELEASE"));

        assertThat(accounts.all()).extracting(Account::name).containsExactly("hai");
        assertThat(accounts.of("thanh-hoa")).extracting(Account::name).containsExactly("hai");
        assertThat(accounts.ofEmail(ADDRESS.email())).extracting(Account::name).containsExactly("hai");
        assertThat(accounts.pending()).extracting(Account::name).containsExactly("hai");
        assertThatThrownBy(() -> accounts.find("mot")).isInstanceOf(IllegalArgumentException.class);
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
        assertThatThrownBy(() -> new Account.Address("a@b", "vi")).isInstanceOf(IllegalArgumentException.class);
        assertThat(AccountRepositoryContract.clerk("van-thu").toString()).doesNotContain(HASH);
    }
}
