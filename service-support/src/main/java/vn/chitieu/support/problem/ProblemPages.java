package vn.chitieu.support.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Shows problems as pages to people whose browser asks for a page. The API, {@code /api/**}, always answers with data.
 */
@FunctionalInterface
public interface ProblemPages {

    /** No pages: every client gets the problem. */
    ProblemPages NONE = (request, response, status, code) -> null;

    /** The type of the pages. */
    MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** Returns the pages that are there when the first one is needed. */
    static ProblemPages later(Supplier<@Nullable ProblemPages> pages) {
        return (request, response, status, code) -> {
            ProblemPages there = pages.get();
            return there == null ? null : there.page(request, response, status, code);
        };
    }

    /**
     * Returns the page that says what is wrong, with its headers set but for the type; null where the client gets the
     * problem instead.
     */
    @Nullable
    String page(HttpServletRequest request, HttpServletResponse response, int status, String code);

    /** Returns an answer as it is, or as a page where the client asks for one and the answer is a problem. */
    default ResponseEntity<Object> shown(
            ResponseEntity<Object> answer, HttpServletRequest request, HttpServletResponse response) {
        if (!(answer.getBody() instanceof ProblemDetail problem)) {
            return answer;
        }
        Map<String, Object> properties = problem.getProperties();
        String code = properties == null ? "" : String.valueOf(properties.get("code"));
        String page = page(request, response, answer.getStatusCode().value(), code);
        return page == null
                ? answer
                : ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .headers(ofTheProblem -> ofTheProblem.remove(HttpHeaders.CONTENT_LANGUAGE))
                        .contentType(HTML)
                        .body(page);
    }

    /**
     * Returns whether a client asks for a page: it names {@code text/html}, as browsers do where a person follows a
     * link, and prefers no JSON to it.
     */
    static boolean areAskedFor(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || RequestedPath.of(request).startsWith("/api/")) {
            return false;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            double page = quality(types, MediaType.TEXT_HTML);
            return page > 0
                    && page >= quality(types, MediaType.APPLICATION_JSON)
                    && page >= quality(types, MediaType.APPLICATION_PROBLEM_JSON);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** Only what is named counts: every client takes anything in the end. */
    private static double quality(List<MediaType> types, MediaType named) {
        return types.stream()
                .filter(named::equalsTypeAndSubtype)
                .mapToDouble(MediaType::getQualityValue)
                .max()
                .orElse(0);
    }
}
