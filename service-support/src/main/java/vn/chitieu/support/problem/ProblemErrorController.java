package vn.chitieu.support.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what the container refused before it reached a controller, and requests that broke off. */
@Hidden
@RestController
final class ProblemErrorController implements ErrorController {

    private static final int NOT_FOUND = 404;

    private final KnownFaults faults;
    private final StatusProblems statuses;
    private final ProblemPages pages;

    ProblemErrorController(KnownFaults faults, StatusProblems statuses, ProblemPages pages) {
        this.faults = faults;
        this.statuses = statuses;
        this.pages = pages;
    }

    @RequestMapping("/error")
    ResponseEntity<Object> answer(HttpServletRequest request, HttpServletResponse response) {
        return pages.shown(ProblemLanguage.spoken(problem(request), request), request, response);
    }

    private ResponseEntity<Object> problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException brokeOff) {
            ProblemException known = faults.of(brokeOff);
            if (known != null) {
                return known.answer();
            }
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return statuses.unrouted(status instanceof Integer number ? number : NOT_FOUND);
    }
}
