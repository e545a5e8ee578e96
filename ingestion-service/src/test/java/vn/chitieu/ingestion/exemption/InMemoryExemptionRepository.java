package vn.chitieu.ingestion.exemption;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.chitieu.ingestion.IngestionProblemCode;

/** Exceptions in memory. */
public final class InMemoryExemptionRepository implements ExemptionRepository {

    private final Map<String, Exemption> exemptions = new ConcurrentHashMap<>();
    private int lookUps;
    private boolean answering = true;

    @Override
    public void add(Exemption exemption) {
        if (exemptions.putIfAbsent(exemption.id(), exemption) != null) {
            throw new IllegalStateException("expected a new exception, got one whose id is taken");
        }
    }

    @Override
    public Optional<Exemption> find(String id) {
        return Optional.ofNullable(exemptions.get(id));
    }

    @Override
    public List<Exemption> of(String city) {
        lookUps++;
        if (!answering) {
            throw IngestionProblemCode.EXCEPTIONS_UNAVAILABLE.unavailable(new IllegalStateException("away"));
        }
        return exemptions.values().stream()
                .filter(one -> city.equals(one.city()))
                .sorted(Comparator.comparing(Exemption::grantedAt).thenComparing(Exemption::id))
                .toList();
    }

    @Override
    public boolean takeBack(String id, Exemption.End end) {
        return exemptions.computeIfPresent(id, (any, one) -> one.end() == null ? ended(one, end) : one) != null;
    }

    /** Lets the store answer from now on, or not. */
    public void answering(boolean answers) {
        answering = answers;
    }

    public int lookUps() {
        return lookUps;
    }

    private static Exemption ended(Exemption one, Exemption.End end) {
        return new Exemption(
                one.id(),
                one.unit(),
                one.firstQuarter(),
                one.lastQuarter(),
                one.firstDay(),
                one.lastDay(),
                one.reason(),
                one.grantedBy(),
                one.grantedAt(),
                end,
                one.city());
    }
}
