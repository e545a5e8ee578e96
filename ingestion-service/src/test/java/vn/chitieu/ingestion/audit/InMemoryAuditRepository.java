package vn.chitieu.ingestion.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.chitieu.ingestion.IngestionProblemCode;

/** The twin of the Mongo trail. */
public final class InMemoryAuditRepository implements AuditRepository {

    private final Map<String, AuditEntry> entries = new TreeMap<>();
    private final Map<String, Map<String, AuditEntry>> counts = new LinkedHashMap<>();
    private final Map<String, Instant> last = new TreeMap<>();
    private boolean answering = true;

    @Override
    public synchronized void append(AuditEntry.Changed change) {
        answer();
        entries.put(
                change.day() + "/" + change.subject() + "/" + change.change() + "/" + change.at() + entries.size(),
                change);
    }

    @Override
    public synchronized void keep(
            String process, Collection<AuditEntry.Used> uses, Collection<AuditEntry.Refused> refusals) {
        answer();
        uses.forEach(use -> {
            of(use.day() + "/" + use.subject() + "/USED/" + use.city()).put(process, use);
            last.merge(use.subject(), use.lastAt(), (one, other) -> one.isAfter(other) ? one : other);
        });
        refusals.forEach(refusal -> of(refusal.day() + "/" + refusal.subject() + "/REFUSED/" + refusal.code() + "/"
                        + refusal.city())
                .put(process, refusal));
    }

    private Map<String, AuditEntry> of(String id) {
        return counts.computeIfAbsent(id, unused -> new TreeMap<>());
    }

    @Override
    public synchronized Map<String, Instant> lastUses() {
        answer();
        return Map.copyOf(last);
    }

    @Override
    public synchronized Page read(Query query) {
        answer();
        Map<String, AuditEntry> all = new TreeMap<>(Comparator.reverseOrder());
        all.putAll(entries);
        counts.forEach((id, each) -> all.put(
                id, each.values().stream().reduce(InMemoryAuditRepository::plus).orElseThrow()));
        List<Map.Entry<String, AuditEntry>> found = all.entrySet().stream()
                .filter(entry -> query.subject() == null
                        || entry.getValue().subject().equals(query.subject())
                        || entry.getValue().among().contains(query.subject()))
                .filter(entry -> query.isAbout(entry.getValue().cities()))
                .filter(entry -> query.day() == null || entry.getValue().day().equals(query.day()))
                .filter(entry -> query.after() == null || entry.getKey().compareTo(query.after()) < 0)
                .limit(query.limit() + 1L)
                .toList();
        List<AuditEntry> page =
                found.stream().limit(query.limit()).map(Map.Entry::getValue).toList();
        return new Page(
                page,
                found.size() > query.limit() ? found.get(query.limit() - 1).getKey() : null);
    }

    private static AuditEntry plus(AuditEntry one, AuditEntry other) {
        if (one instanceof AuditEntry.Used a && other instanceof AuditEntry.Used b) {
            return new AuditEntry.Used(
                    a.day(),
                    a.city(),
                    a.subject(),
                    a.requests() + b.requests(),
                    a.accepted() + b.accepted(),
                    a.rejected() + b.rejected(),
                    latest(a.lastAt(), b.lastAt()));
        }
        AuditEntry.Refused a = (AuditEntry.Refused) one;
        AuditEntry.Refused b = (AuditEntry.Refused) other;
        return new AuditEntry.Refused(
                a.day(),
                a.city(),
                a.subject(),
                a.code(),
                a.count() + b.count(),
                a.firstAt().isBefore(b.firstAt()) ? a.firstAt() : b.firstAt(),
                latest(a.lastAt(), b.lastAt()));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Returns all changes, by day and credential. */
    public synchronized List<AuditEntry.Changed> changes() {
        return entries.values().stream()
                .flatMap(entry -> entry instanceof AuditEntry.Changed changed ? Stream.of(changed) : Stream.empty())
                .toList();
    }

    /** Lets the store answer from now on, or not. */
    public void answering(boolean answers) {
        answering = answers;
    }

    private void answer() {
        if (!answering) {
            throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(new IllegalStateException("away"));
        }
    }
}
