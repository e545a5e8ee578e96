package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.submission.RepeatRequest.Begun;
import vn.chitieu.support.problem.ProblemException;

/** Answers a request that has the header {@value #HEADER} once, however often it comes. */
@Component
final class Repeats {

    /** The header by which a sender says that this is the request that it may have sent before. */
    static final String HEADER = "Idempotency-Key";

    /** Says that the answer is the first one, word for word. */
    private static final String REPLAYED = "Idempotent-Replayed";

    private final RepeatRequest repeat;

    Repeats(RepeatRequest repeat) {
        this.repeat = repeat;
    }

    /** Returns the key of a request; empty where it has none. */
    static Optional<String> key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HEADER));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() != 1 || !RequestKey.isKey(headers.get(0))) {
            throw new ProblemException(
                    IngestionProblemCode.IDEMPOTENCY_KEY_NOT_VALID,
                    "expected " + HEADER + " once, 1 to 100 printable ASCII characters without spaces, got "
                            + QuotedText.of(String.join(", ", headers)));
        }
        return Optional.of(headers.get(0));
    }

    /**
     * Sends the first answer, or does what is to be done and keeps the answer, unless it may turn out otherwise the
     * next time.
     *
     * @param fingerprint of all that the request says
     * @param reportedAt when its figures were reported where its rows do not say so; null for when it comes
     * @param work what is to be done with what is known of the request
     */
    void answer(
            Credential sender,
            String key,
            String fingerprint,
            @Nullable Instant reportedAt,
            HttpServletResponse response,
            Function<KnownRequest, SubmissionResponse> work)
            throws IOException {
        Begun begun = repeat.begin(new RequestKey(sender.id(), key), fingerprint, reportedAt);
        if (begun instanceof Begun.Done done) {
            replay(done.answer(), response);
        } else if (begun instanceof Begun.ToDo todo) {
            SubmissionResponse answer = work.apply(todo.request());
            if (answer.status() != HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                PackedText body = PackedText.of(answer::writeTo);
                repeat.answered(todo.request(), new KnownRequest.Answer(answer.status(), answer.contentType(), body));
            }
            answer.send(response);
        } else {
            throw new ProblemException(
                    IngestionProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "expected the request that came first under this key, got another one under " + QuotedText.of(key));
        }
    }

    private static void replay(KnownRequest.Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setHeader(REPLAYED, "true");
        answer.body().writeTo(response.getOutputStream());
    }
}
