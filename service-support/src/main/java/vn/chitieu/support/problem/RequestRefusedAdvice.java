package vn.chitieu.support.problem;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a refusal that a controller met while it read the body; asked before the advice of a service. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestRefusedAdvice {

    @ExceptionHandler
    ResponseEntity<Object> refused(RequestRefusedException refusal) {
        return refusal.answer();
    }
}
