package vn.chitieu.ingestion.web.problem;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;

/** Answers what is no HTTP, which the container refuses before any of us sees it, with a problem as all others. */
public final class RefusedByTheContainer extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(problem(status));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("nobody listens any more", gone);
        }
    }

    /** Nothing of it comes from the request, so nothing has to be escaped. */
    private static String problem(int status) {
        ProblemCode code = status == 501 || status == 505 ? ProblemCode.BAD_REQUEST : ProblemCode.of(status);
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(
                        code.type(),
                        code.title(),
                        status,
                        code == ProblemCode.BAD_REQUEST
                                ? "expected a request of HTTP 1.1 with an address, headers and a length within bounds,"
                                        + " got something else"
                                : code.remedy(),
                        code);
    }
}
