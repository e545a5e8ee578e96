package vn.chitieu.ingestion.authentication;

import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.support.problem.ProblemException;

/** Refuses a request over HTTP where {@link SenderRateLimiter} would have it wait, before its body is read. */
@Component
public final class RequestRateLimiter {

    private final SenderRateLimiter limits;

    RequestRateLimiter(SenderRateLimiter limits) {
        this.limits = limits;
    }

    /**
     * Lets a request in.
     *
     * @throws ProblemException where it has to wait
     */
    void admit(Credential sender) {
        limits.admit(sender).ifPresent(wait -> {
            throw refusal(wait, sender);
        });
    }

    /** Counts updates, or targets, of a request that was let in. */
    public void spend(Credential sender, int rows) {
        limits.spend(sender, rows);
    }

    private static ProblemException refusal(SenderRateLimiter.Wait wait, Credential sender) {
        String seconds = seconds(wait.time().toNanos());
        return new ProblemException(
                        IngestionProblemCode.RATE_LIMITED,
                        "expected at most " + wait.most() + " with credential " + sender.id()
                                + ", got more; the next is taken in " + seconds + " s")
                .withHeader(HttpHeaders.RETRY_AFTER, seconds);
    }

    /** Returns whole seconds, at least one, as Retry-After has them. */
    static String seconds(long nanos) {
        return String.valueOf(1 + (Math.max(1, nanos) - 1) / TimeUnit.SECONDS.toNanos(1));
    }
}
