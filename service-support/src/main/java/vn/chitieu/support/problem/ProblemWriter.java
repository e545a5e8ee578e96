package vn.chitieu.support.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes a problem where nothing of Spring MVC is at hand. Stateless. */
public final class ProblemWriter {

    private ProblemWriter() {}

    /** Answers with a refusal, unless an answer is on its way already. */
    public static void write(HttpServletResponse response, ProblemException refusal) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var answer = refusal.answer();
        response.resetBuffer();
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        byte[] json = json(refusal.code(), answer.getStatusCode().value(), String.valueOf(refusal.getMessage()))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** Returns the problem as JSON; the detail is escaped, the rest has nothing to escape. */
    static String json(ErrorCode code, int status, String detail) {
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(code.type(), code.title(), status, escaped(detail), code.name());
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char one = text.charAt(at);
            if (one == '"' || one == '\\') {
                escaped.append('\\').append(one);
            } else if (one < ' ') {
                escaped.append("\\u%04x".formatted((int) one));
            } else {
                escaped.append(one);
            }
        }
        return escaped.toString();
    }
}
