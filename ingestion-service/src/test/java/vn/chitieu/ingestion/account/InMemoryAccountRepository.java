package vn.chitieu.ingestion.account;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts in memory. */
final class InMemoryAccountRepository implements AccountRepository {

    private final Map<String, Account> accounts = new TreeMap<>();
    private final Set<String> pending = new TreeSet<>();

    @Override
    public synchronized Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public synchronized List<Account> all() {
        return List.copyOf(accounts.values());
    }

    @Override
    public synchronized List<Account> of(String city) {
        return accounts.values().stream()
                .filter(one -> one.cities().contains(city))
                .toList();
    }

    @Override
    public synchronized List<Account> ofEmail(String email) {
        return accounts.values().stream()
                .filter(one -> one.address() != null && one.address().email().equalsIgnoreCase(email))
                .toList();
    }

    @Override
    public synchronized boolean add(Account account) {
        boolean isNew = accounts.putIfAbsent(account.name(), account) == null;
        if (isNew && account.invitation() != null && account.invitation().isOpen()) {
            pending.add(account.name());
        }
        return isNew;
    }

    @Override
    public synchronized boolean setPassword(String name, String hash) {
        return close(name, one -> one.withPasswordHash(hash));
    }

    @Override
    public synchronized boolean setAddress(String name, Account.@Nullable Address address) {
        return close(name, one -> one.withAddress(address));
    }

    private boolean close(String name, UnaryOperator<Account> change) {
        Optional<Account> found = find(name).filter(Account::isEnabled);
        found.ifPresent(one -> {
            accounts.put(one.name(), change.apply(one));
            pending.remove(one.name());
        });
        return found.isPresent();
    }

    @Override
    public synchronized boolean invite(String name, Invitation next, long before, @Nullable String hash) {
        Optional<Account> found = find(name)
                .filter(Account::isEnabled)
                .filter(one -> (one.invitation() == null ? 0 : one.invitation().number()) == before);
        found.ifPresent(one -> {
            accounts.put(one.name(), (hash == null ? one : one.withPasswordHash(hash)).invited(next));
            pending.add(one.name());
        });
        return found.isPresent();
    }

    @Override
    public synchronized boolean accept(String name, long number, String hash) {
        return find(name)
                        .map(Account::invitation)
                        .filter(one -> one.isOpen() && one.number() == number)
                        .isPresent()
                && setPassword(name, hash);
    }

    @Override
    public synchronized boolean disable(String name, Instant since) {
        Optional<Account> found = find(name);
        found.filter(Account::isEnabled).ifPresent(one -> {
            Invitation newest = one.invitation();
            accounts.put(one.name(), (newest == null ? one : one.invited(newest.closed())).disabled(since));
            pending.remove(one.name());
        });
        return found.isPresent();
    }

    @Override
    public synchronized Stream<Account> pending() {
        return pending.stream().flatMap(name -> find(name).stream()).toList().stream();
    }

    @Override
    public synchronized void published(Account account) {
        Invitation published = account.invitation();
        if (published != null
                && find(account.name())
                        .map(Account::invitation)
                        .filter(one -> one.number() == published.number())
                        .isPresent()) {
            pending.remove(account.name());
        }
    }
}
