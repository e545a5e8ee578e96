package vn.chitieu.aggregation.target;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.catalog.Target;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * The assignments of one indicator and year, which are kept together and therefore bounded: some 7,000 with texts of
 * usual length. Whatever comes when it is full is refused, so what is kept follows from the order of their log alone.
 * Not thread-safe.
 */
public final class TargetYear {

    /** How much is kept, in characters counted four times each, which no encoding needs more bytes for. */
    static final long MOST = 8_000_000;

    /** What an assignment takes beside its texts, with a given pace of four shares. */
    private static final long FRAME = 500;

    private static final long WIDEST = 4;

    private final Map<String, AssignedTarget> byId = new LinkedHashMap<>();
    private final AtomicLong size = new AtomicLong();

    /** Begins with what is kept already. */
    public TargetYear(Collection<AssignedTarget> kept) {
        kept.forEach(this::keep);
    }

    /** Begins with none. */
    public TargetYear() {
        this(List.of());
    }

    /**
     * Adds an assignment; one that says the same under the same id changes nothing.
     *
     * @return why it is refused; empty where it is kept
     */
    public Optional<Rejection> add(AssignedTarget target) {
        AssignedTarget first = byId.get(target.id());
        if (first != null) {
            return first.saysTheSameAs(target)
                    ? Optional.empty()
                    : Optional.of(new Rejection(
                            Rejection.Code.TARGET_ID_TAKEN,
                            "expected a new id or the same target again, got another target under "
                                    + SafeText.of(target.id())));
        }
        if (size.get() + weight(target) > MOST) {
            return Optional.of(new Rejection(
                    Rejection.Code.TARGETS_FULL,
                    "expected no more than the " + byId.size() + " assignments that are kept of "
                            + target.target().indicator() + " in "
                            + target.target().year() + ", got "
                            + SafeText.of(target.id())));
        }
        keep(target);
        return Optional.empty();
    }

    /** Returns what is kept, in the order in which it came. */
    public List<AssignedTarget> kept() {
        return new ArrayList<>(byId.values());
    }

    private void keep(AssignedTarget target) {
        byId.put(target.id(), target);
        size.addAndGet(weight(target));
    }

    private static long weight(AssignedTarget assigned) {
        Target target = assigned.target();
        long characters = (long) assigned.id().length()
                + assigned.channel().length()
                + assigned.credential().length()
                + target.scope().toString().length()
                + target.owner().length()
                + target.reason().length();
        return FRAME + WIDEST * characters;
    }
}
