package vn.chitieu.ingestion.identity;

import java.util.Optional;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import vn.chitieu.ingestion.account.Account;
import vn.chitieu.ingestion.account.AccountRepository;
import vn.chitieu.support.security.AuthorityMapper;
import vn.chitieu.support.security.PeopleOfSettings;
import vn.chitieu.support.security.SignedInUser;
import vn.chitieu.support.security.Viewer;

/** Finds people who sign in: accounts first, then those of the settings. */
final class AccountUsers implements UserDetailsService {

    private final AccountRepository accounts;
    private final PeopleOfSettings ofSettings;

    AccountUsers(AccountRepository accounts, PeopleOfSettings ofSettings) {
        this.accounts = accounts;
        this.ofSettings = ofSettings;
    }

    /** Returns the person, with the id of a new sign-in. */
    @Override
    public UserDetails loadUserByUsername(String name) throws UsernameNotFoundException {
        String given = name.strip();
        Optional<UserDetails> account = accounts.find(given).map(AccountUsers::user);
        return new SignedInUser(account.orElseGet(() -> ofSettings.get(given)));
    }

    private static UserDetails user(Account account) {
        return User.withUsername(account.name())
                .password(account.passwordHash())
                .authorities(AuthorityMapper.authorities(Viewer.of(account.name(), account.role(), account.units())
                        .of(account.cities())))
                .disabled(!account.isEnabled())
                .build();
    }
}
