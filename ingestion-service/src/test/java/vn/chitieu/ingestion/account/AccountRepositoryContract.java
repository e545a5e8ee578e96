package vn.chitieu.ingestion.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.AccountInvited.Occasion;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.security.Role;

/** What every store of accounts must do. */
interface AccountRepositoryContract {

    Instant NOW = Instant.parse("2022-04-08T02:00:00Z");
    String HASH = PasswordHashes.hash("mật khẩu thứ nhất");
    String OTHER = PasswordHashes.hash("mật khẩu thứ hai");
    Account.Address ADDRESS = new Account.Address("van-thu@example.org", "vi");

    /** Returns an empty store. */
    AccountRepository accounts();

    @Test
    default void anAccountIsFoundByItsNameWhateverTheCase() {
        AccountRepository accounts = accounts();
        Account clerk = clerk("van-thu");
        assertThat(accounts.add(clerk)).isTrue();
        assertThat(accounts.find("Van-Thu")).contains(clerk);
        assertThat(accounts.find("another")).isEmpty();
        assertThat(accounts.all()).containsExactly(clerk);
    }

    @Test
    default void listsThoseOfACityByName() {
        AccountRepository accounts = accounts();
        accounts.add(leader("hai", "hue", "thanh-hoa"));
        accounts.add(leader("ba", "hue"));
        accounts.add(leader("mot", "*"));

        assertThat(accounts.of("hue")).extracting(Account::name).containsExactly("ba", "hai");
        assertThat(accounts.of("thanh-hoa")).extracting(Account::name).containsExactly("hai");
        assertThat(accounts.of("vinh")).isEmpty();
        assertThat(accounts.all()).extracting(Account::name).containsExactly("ba", "hai", "mot");
    }

    private static Account leader(String name, String... cities) {
        return new Account(name, HASH, Role.LEADER, Set.of(), Set.of(cities), NOW, null);
    }

    @Test
    default void aNameIsTakenOnce() {
        AccountRepository accounts = accounts();
        accounts.add(clerk("van-thu"));
        assertThat(accounts.add(new Account("van-thu", HASH, Role.LEADER, Set.of(), Set.of("hue"), NOW, null)))
                .isFalse();
        assertThat(accounts.find("van-thu")).map(Account::role).contains(Role.UNIT);
    }

    @Test
    default void aDisabledAccountStaysSoAndGetsNoPassword() {
        AccountRepository accounts = accounts();
        accounts.add(invited("van-thu"));
        assertThat(accounts.setPassword("van-thu", OTHER)).isTrue();
        assertThat(accounts.find("van-thu")).map(Account::passwordHash).contains(OTHER);

        assertThat(accounts.disable("van-thu", NOW)).isTrue();
        accounts.disable("van-thu", NOW.plusSeconds(60));
        assertThat(accounts.find("van-thu")).map(Account::disabledAt).contains(NOW);
        assertThat(accounts.setPassword("van-thu", HASH)).isFalse();
        assertThat(accounts.setAddress("van-thu", ADDRESS)).isFalse();
        assertThat(accounts.disable("another", NOW)).isFalse();
    }

    @Test
    default void keepsTheInvitationOfANewAccountAndPublishesItOnce() {
        AccountRepository accounts = accounts();
        Account account = invited("van-thu");
        accounts.add(account);
        accounts.add(clerk("khac"));

        assertThat(accounts.find("van-thu")).contains(account);
        assertThat(accounts.ofEmail("Van-Thu@Example.org")).containsExactly(account);
        assertThat(accounts.ofEmail("khac@example.org")).isEmpty();
        assertThat(accounts.pending()).containsExactly(account);
        accounts.published(account);
        assertThat(accounts.pending()).isEmpty();
    }

    @Test
    default void ofTwoNewInvitationsTheOneThatReadTheNewestIsKept() {
        AccountRepository accounts = accounts();
        accounts.add(clerk("van-thu"));
        Invitation first = invitation(null);
        Invitation second = invitation(first);

        assertThat(accounts.invite("van-thu", first, 0, null)).isTrue();
        assertThat(accounts.invite("van-thu", first, 0, null)).isFalse();
        assertThat(accounts.find("van-thu")).map(Account::passwordHash).contains(HASH);
        Account published = accounts.pending().findFirst().orElseThrow();
        assertThat(accounts.invite("van-thu", second, first.number(), OTHER)).isTrue();
        assertThat(accounts.find("van-thu")).map(Account::passwordHash).contains(OTHER);
        assertThat(accounts.find("van-thu")).map(Account::invitation).contains(second);
        accounts.published(published);
        assertThat(accounts.pending())
                .as("the newer one is still to be published")
                .hasSize(1);
    }

    @Test
    default void anInvitationIsAcceptedOnceAndOnlyTheNewest() {
        AccountRepository accounts = accounts();
        accounts.add(invited("van-thu"));
        long number = invitation(null).number();

        assertThat(accounts.accept("van-thu", number + 1, OTHER)).isFalse();
        assertThat(accounts.accept("van-thu", number, OTHER)).isTrue();
        assertThat(accounts.accept("van-thu", number, HASH)).isFalse();
        assertThat(accounts.find("van-thu")).hasValueSatisfying(account -> {
            assertThat(account.passwordHash()).isEqualTo(OTHER);
            assertThat(account.invitation()).isEqualTo(invitation(null).closed());
        });
        assertThat(accounts.pending()).as("what is used needs no mail").isEmpty();
    }

    @Test
    default void aLinkIsVoidAfterAnotherPasswordAnotherAddressOrTheEndOfTheAccount() {
        AccountRepository accounts = accounts();
        for (String name : List.of("mot", "hai", "ba")) {
            accounts.add(invited(name));
        }
        accounts.setPassword("mot", OTHER);
        accounts.setAddress("hai", new Account.Address("khac@example.org", "en"));
        accounts.disable("ba", NOW);

        for (String name : List.of("mot", "hai", "ba")) {
            assertThat(accounts.accept(name, invitation(null).number(), HASH))
                    .as(name)
                    .isFalse();
        }
        assertThat(accounts.find("hai")).map(Account::address).contains(new Account.Address("khac@example.org", "en"));
        assertThat(accounts.setAddress("hai", null)).isTrue();
        assertThat(accounts.find("hai").orElseThrow().address()).isNull();
        assertThat(accounts.pending()).isEmpty();
    }

    @Test
    default void ofManyWhoUseALinkAtOnceOneSetsThePassword() throws Exception {
        AccountRepository accounts = accounts();
        accounts.add(invited("van-thu"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> attempts = IntStream.range(0, 8)
                    .mapToObj(one -> (Callable<Boolean>)
                            () -> accounts.accept("van-thu", invitation(null).number(), one % 2 == 0 ? HASH : OTHER))
                    .toList();
            int won = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    static Account clerk(String name) {
        return new Account(name, HASH, Role.UNIT, Set.of("nam-ngan"), Set.of("thanh-hoa"), NOW, null);
    }

    static Account invited(String name) {
        return new Account(
                name, HASH, Role.UNIT, Set.of("nam-ngan"), Set.of("thanh-hoa"), NOW, null, ADDRESS, invitation(null));
    }

    private static Invitation invitation(@org.jspecify.annotations.Nullable Invitation before) {
        return Invitation.after(before, Occasion.INVITATION, "thanh-hoa", NOW, Duration.ofDays(7));
    }
}
