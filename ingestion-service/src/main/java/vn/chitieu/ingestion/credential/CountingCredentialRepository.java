package vn.chitieu.ingestion.credential;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Credentials whose every change is counted once it is kept, so that a copy of the store without it is known as older.
 * Thread-safe.
 */
final class CountingCredentialRepository implements CredentialRepository {

    private final CredentialRepository store;
    private final Runnable changed;

    /**
     * Takes the store.
     *
     * @param changed run after each change; throws nothing
     */
    CountingCredentialRepository(CredentialRepository store, Runnable changed) {
        this.store = Objects.requireNonNull(store);
        this.changed = Objects.requireNonNull(changed);
    }

    @Override
    public void add(Credential credential) {
        store.add(credential);
        changed.run();
    }

    @Override
    public Optional<Credential> find(String id) {
        return store.find(id);
    }

    @Override
    public Optional<Credential> findNow(String id) {
        return store.findNow(id);
    }

    @Override
    public Collection<Credential> findNow(Set<String> ids) {
        return store.findNow(ids);
    }

    @Override
    public List<Credential> all() {
        return store.all();
    }

    @Override
    public List<Credential> of(String city) {
        return store.of(city);
    }

    @Override
    public List<Credential> withKafkaAccount() {
        return store.withKafkaAccount();
    }

    @Override
    public boolean revoke(String id, Instant when) {
        boolean known = store.revoke(id, when);
        changed.run();
        return known;
    }

    @Override
    public boolean rotate(SecretHash current, Credential rotated) {
        boolean done = store.rotate(current, rotated);
        changed.run();
        return done;
    }
}
