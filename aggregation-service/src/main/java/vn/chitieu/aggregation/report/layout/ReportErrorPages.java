package vn.chitieu.aggregation.report.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.chitieu.support.problem.ProblemAdvice;
import vn.chitieu.support.problem.ProblemLanguage;
import vn.chitieu.support.problem.ProblemPages;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;

/** Shows a person who opens a report in a browser a page where the report is refused; programs get the problem. */
@RestControllerAdvice(
        assignableTypes = {ReportsController.class, ComparisonPagesController.class, ChartWorkbooksController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReportErrorPages {

    private final ProblemAdvice problems;
    private final ReportPageRenderer pages;

    ReportErrorPages(ProblemAdvice problems, ReportPageRenderer pages) {
        this.problems = problems;
        this.pages = pages;
    }

    /** Returns the problem; null where a page was written instead. */
    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> refused(Exception refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ResponseEntity<Object> answer = problems.answer(refusal);
        if (!(answer.getBody() instanceof ProblemDetail detail) || !ProblemPages.areAskedFor(request)) {
            return ProblemLanguage.spoken(answer, request);
        }
        String language = language(request);
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setStatus(answer.getStatusCode().value());
        response.setContentType(PageHeaders.HTML.toString());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language);
        response.getOutputStream().write(page(detail, language, request).getBytes(StandardCharsets.UTF_8));
        return null;
    }

    private String page(ProblemDetail detail, String language, HttpServletRequest request) {
        Object code =
                detail.getProperties() == null ? null : detail.getProperties().get("code");
        return pages.refusal(
                language, PageShell.rootOf(request), String.valueOf(code), String.valueOf(detail.getDetail()));
    }

    /** An unknown language is one of the refusals, so it cannot be used here. */
    private static String language(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        boolean known = asked != null && List.of("vi", "en").contains(asked);
        return ReportLanguage.of(known ? asked : null, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
