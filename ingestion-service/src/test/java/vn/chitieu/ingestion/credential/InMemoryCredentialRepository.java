package vn.chitieu.ingestion.credential;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The twin of the Mongo store; counts how often it is asked. */
public final class InMemoryCredentialRepository implements CredentialRepository {

    private final Map<String, Credential> byId = new ConcurrentHashMap<>();
    private final AtomicInteger lookUps = new AtomicInteger();

    @Override
    public void add(Credential credential) {
        if (byId.putIfAbsent(credential.id(), credential) != null) {
            throw new IllegalStateException("expected a new credential, got one whose id is taken");
        }
    }

    @Override
    public Optional<Credential> find(String id) {
        lookUps.incrementAndGet();
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Credential> findNow(String id) {
        return find(id);
    }

    @Override
    public Collection<Credential> findNow(Set<String> ids) {
        lookUps.incrementAndGet();
        return ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
    }

    @Override
    public List<Credential> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(
                                (Credential credential) -> credential.validity().createdAt())
                        .thenComparing(Credential::id))
                .toList();
    }

    @Override
    public boolean revoke(String id, Instant when) {
        return byId.computeIfPresent(id, (key, credential) -> credential.revoked(when)) != null;
    }

    @Override
    public boolean rotate(SecretHash current, Credential rotated) {
        Credential now = byId.get(rotated.id());
        return now != null
                && now.secrets().current().equals(current)
                && byId.replace(
                        rotated.id(),
                        now,
                        now.with(rotated.secrets()).expiring(rotated.validity().expiresAt()));
    }

    public int lookUps() {
        return lookUps.get();
    }
}
