package vn.chitieu.support.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Writes a problem where nothing of Spring MVC is at hand. Stateless. */
public final class ProblemWriter {

    private ProblemWriter() {}

    /** Answers with a refusal, unless an answer is on its way already; as a page where the client asks for one. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, ProblemException refusal, ProblemPages pages)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var answer = refusal.answer();
        response.resetBuffer();
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        int status = answer.getStatusCode().value();
        String page = pages.page(request, response, status, refusal.code().name());
        String text = page == null ? json(request, response, refusal) : page;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(page == null ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : ProblemPages.HTML.toString());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String json(HttpServletRequest request, HttpServletResponse response, ProblemException refusal) {
        String messageVi = refusal.vietnamese();
        boolean isVietnamese = ProblemLanguage.isVietnamese(request);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (isVietnamese) {
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, "vi");
        }
        String detail = isVietnamese ? messageVi : String.valueOf(refusal.getMessage());
        return json(refusal.code(), refusal.code().status().value(), detail, messageVi);
    }

    /** Returns the problem as JSON; detail and Vietnamese text are escaped, the rest has nothing to escape. */
    static String json(ErrorCode code, int status, String detail, String messageVi) {
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\",\"messageVi\":\"%s\"}"
                .formatted(code.type(), code.title(), status, escaped(detail), code.name(), escaped(messageVi));
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
