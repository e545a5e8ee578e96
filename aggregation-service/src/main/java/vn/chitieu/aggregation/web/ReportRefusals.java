package vn.chitieu.aggregation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Shows a person who opens a report in a browser a page where the report is refused; programs get the problem. */
@RestControllerAdvice(assignableTypes = ReportsController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReportRefusals {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Problems problems;
    private final ReportPages pages;

    ReportRefusals(Problems problems, ReportPages pages) {
        this.problems = problems;
        this.pages = pages;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<?> refused(Exception refusal, HttpServletRequest request) {
        ResponseEntity<ProblemDetail> answer =
                refusal instanceof Problem problem ? problems.refused(problem) : problems.failed(refusal);
        ProblemDetail detail = answer.getBody();
        if (detail == null || !asksForAPage(request.getHeader(HttpHeaders.ACCEPT))) {
            return answer;
        }
        String language = language(request);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers -> headers.addAll(answer.getHeaders()))
                .contentType(HTML)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CONTENT_LANGUAGE, language)
                .body(page(detail, language, request).getBytes(StandardCharsets.UTF_8));
    }

    private String page(ProblemDetail detail, String language, HttpServletRequest request) {
        Object code =
                detail.getProperties() == null ? null : detail.getProperties().get("code");
        return pages.refusal(
                language, request.getContextPath(), String.valueOf(code), String.valueOf(detail.getDetail()));
    }

    /** A wish for a language that there is not is one of the refusals, so it cannot be followed here. */
    private static String language(HttpServletRequest request) {
        String wish = request.getParameter("lang");
        boolean known = wish != null && List.of("vi", "en").contains(wish);
        return ReportLanguage.of(known ? wish : null, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static boolean asksForAPage(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(
                            type -> type.isCompatibleWith(HTML) && !type.isWildcardType() && !type.isWildcardSubtype());
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
