package vn.chitieu.ingestion.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.ingestion.application.RepeatRequest;
import vn.chitieu.ingestion.application.RepeatRequest.Begun;
import vn.chitieu.ingestion.domain.Quoted;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.repeat.KnownRequest;
import vn.chitieu.ingestion.domain.repeat.RequestKey;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/** Answers a request that has the header {@value #HEADER} once, however often it comes. */
@Component
final class Repeats {

    /** The header by which a sender says that this is the request that it may have sent before. */
    static final String HEADER = "Idempotency-Key";

    /** Says that the answer is the first one, word for word. */
    private static final String REPLAYED = "Idempotent-Replayed";

    private final RepeatRequest repeat;
    private final JsonMapper json;

    Repeats(RepeatRequest repeat, JsonMapper json) {
        this.repeat = repeat;
        this.json = json;
    }

    /** Returns the key of a request; empty where it has none. */
    static Optional<String> key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HEADER));
        if (headers.isEmpty()) {
            return Optional.empty();
        }
        if (headers.size() != 1 || !RequestKey.isKey(headers.get(0))) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_NOT_VALID,
                    "expected " + HEADER + " once, 1 to 100 printable ASCII characters without spaces, got "
                            + Quoted.of(String.join(", ", headers)));
        }
        return Optional.of(headers.get(0));
    }

    /**
     * Returns the first answer, or does what is to be done and keeps the answer, unless it may turn out otherwise the
     * next time.
     *
     * @param where path of the request, which its problems name
     * @param fingerprint of all that the request says
     * @param work what is to be done with what is known of the request
     */
    ResponseEntity<Object> answer(
            Credential sender,
            String key,
            String where,
            String fingerprint,
            Function<KnownRequest, ResponseEntity<Object>> work) {
        Begun begun = repeat.begin(new RequestKey(sender.id(), key), fingerprint);
        if (begun instanceof Begun.Done done) {
            return replayed(done.answer());
        }
        if (begun instanceof Begun.ToDo todo) {
            ResponseEntity<Object> answer = work.apply(todo.request());
            if (answer.getStatusCode().is2xxSuccessful()
                    || answer.getStatusCode().value() == 422) {
                repeat.answered(todo.request(), kept(answer, where));
            }
            return answer;
        }
        throw new ProblemException(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "expected the request that came first under this key, got another one under " + Quoted.of(key));
    }

    private KnownRequest.Answer kept(ResponseEntity<Object> answer, String where) {
        if (answer.getBody() instanceof ProblemDetail problem) {
            problem.setInstance(URI.create(where)); // as the framework does when it writes the first answer
        }
        return new KnownRequest.Answer(
                answer.getStatusCode().value(),
                text(answer.getHeaders().getContentType()),
                json.writeValueAsString(answer.getBody()));
    }

    private static String text(@Nullable MediaType type) {
        return Objects.requireNonNullElse(type, MediaType.APPLICATION_JSON).toString();
    }

    private static ResponseEntity<Object> replayed(KnownRequest.Answer answer) {
        return ResponseEntity.status(HttpStatusCode.valueOf(answer.status()))
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .header(REPLAYED, "true")
                .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
