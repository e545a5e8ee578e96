package vn.chitieu.support.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exceptions of frameworks and drivers for which a service has a code, asked in the order in which they were added.
 * Immutable.
 */
public final class KnownFaults {

    /** No exception at all. */
    public static final KnownFaults NONE = new KnownFaults(List.of());

    private static final Logger LOG = LoggerFactory.getLogger(KnownFaults.class);

    private final List<Function<Exception, @Nullable ProblemException>> known;

    private KnownFaults(List<Function<Exception, @Nullable ProblemException>> known) {
        this.known = known;
    }

    /** Returns these and those exceptions that are the caller's fault. */
    public KnownFaults refused(Predicate<Exception> fault, ErrorCode code, String detail) {
        return and(thrown -> {
            if (!fault.test(thrown)) {
                return null;
            }
            LOG.debug("A request was refused with {}", code.name(), thrown);
            return new ProblemException(code, detail);
        });
    }

    /** Returns these and those exceptions that pass by themselves; {@code reason} is for the log. */
    public KnownFaults away(Predicate<Exception> fault, ErrorCode code, String detail, String reason) {
        return and(thrown -> {
            if (!fault.test(thrown)) {
                return null;
            }
            LOG.warn("A request was not answered because {}: {}", reason, thrown.toString());
            return ProblemException.later(code, detail);
        });
    }

    private KnownFaults and(Function<Exception, @Nullable ProblemException> one) {
        List<Function<Exception, @Nullable ProblemException>> all = new ArrayList<>(known);
        all.add(one);
        return new KnownFaults(all);
    }

    /** Returns the refusal for an exception, which is logged; null where it is not known. */
    @Nullable
    ProblemException of(Exception thrown) {
        for (Function<Exception, @Nullable ProblemException> one : known) {
            ProblemException refusal = one.apply(thrown);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }
}
