package vn.chitieu.support.problem;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Answers what is no HTTP, which the container refuses before any filter sees it, with a problem as all others, or with
 * a page where the client could still say that it asks for one. The answer has the headers that keep a browser from
 * guessing and from keeping it.
 */
public final class ProblemErrorValve extends ErrorReportValve {

    private static final String NO_REQUEST = "expected a request of HTTP 1.1 with an address, headers and a length"
            + " within bounds, got something else";

    private final StatusCodes codes;
    private final ProblemPages pages;

    /** Makes a valve that answers with these codes and pages. */
    public ProblemErrorValve(StatusCodes codes, ProblemPages pages) {
        this.codes = codes;
        this.pages = pages;
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ErrorCode code = codeOf(status);
            String page = pages.page(request, response, status, code.name());
            response.setContentType(
                    page == null ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(page == null ? problem(request, code, status) : page);
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("the connection is gone", gone);
        }
    }

    private ErrorCode codeOf(int status) {
        return status == 501 || status == 505 ? RequestProblem.BAD_REQUEST : codes.of(status);
    }

    /** Nothing of it comes from the request. The status is the one sent, of which several may share a code. */
    private static String problem(Request request, ErrorCode code, int status) {
        boolean unreadable = code.name().equals(RequestProblem.BAD_REQUEST.name());
        String messageVi = code.vietnamese(Map.of());
        String detail = unreadable ? NO_REQUEST : code.remedy();
        return ProblemWriter.json(code, status, ProblemLanguage.isVietnamese(request) ? messageVi : detail, messageVi);
    }
}
