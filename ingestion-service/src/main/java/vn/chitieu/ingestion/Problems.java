package vn.chitieu.ingestion;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.chitieu.ingestion.problem.BrokerUnavailableException;
import vn.chitieu.ingestion.problem.CredentialsUnavailableException;
import vn.chitieu.ingestion.problem.ExemptionsUnavailableException;
import vn.chitieu.ingestion.problem.ProblemException;
import vn.chitieu.ingestion.problem.ReceiptsUnavailableException;
import vn.chitieu.ingestion.problem.RejectionsUnavailableException;
import vn.chitieu.ingestion.problem.TokensUnavailableException;

/** Turns whatever was thrown into a problem with its code; nothing of our insides gets out. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException refusal) {
        return refusal.answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(CredentialsUnavailableException unavailable) {
        LOG.warn("a key could not be checked: {}", String.valueOf(unavailable.getCause()));
        return new ProblemException(
                        IngestionProblemCode.CREDENTIALS_UNAVAILABLE,
                        "expected an answer from the store of credentials, got none in time")
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS)
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(TokensUnavailableException unavailable) {
        LOG.warn("a token could not be checked: {}", String.valueOf(unavailable.getCause()));
        return new ProblemException(
                        IngestionProblemCode.TOKENS_UNAVAILABLE,
                        "expected the public keys of the issuer of tokens, got no answer from it")
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS)
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(RejectionsUnavailableException unavailable) {
        LOG.warn("rejections could not be looked up: {}", String.valueOf(unavailable.getCause()));
        return new ProblemException(
                        IngestionProblemCode.REJECTIONS_UNAVAILABLE,
                        "expected an answer from the store of rejections, got none in time")
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS)
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(ExemptionsUnavailableException unavailable) {
        LOG.warn("exceptions could not be looked up: {}", String.valueOf(unavailable.getCause()));
        return new ProblemException(
                        IngestionProblemCode.EXCEPTIONS_UNAVAILABLE,
                        "expected an answer from the store of exceptions, got none in time")
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS)
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(BrokerUnavailableException unavailable) {
        LOG.warn("an account of the Kafka door could not be changed: {}", String.valueOf(unavailable.getCause()));
        return new ProblemException(
                        IngestionProblemCode.DOOR_UNAVAILABLE,
                        "expected an answer from the broker of the Kafka door, got none in time")
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS)
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(ReceiptsUnavailableException unavailable) {
        LOG.warn("it cannot be told what became of an update: {}", unavailable.getMessage());
        return new ProblemException(
                        IngestionProblemCode.RECEIPTS_UNAVAILABLE,
                        "expected an answer from the aggregation service, got none in time")
                .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS)
                .answer();
    }

    /** The sender is gone or its body broke off; whoever still listens learns it. */
    @ExceptionHandler
    ResponseEntity<Object> brokeOff(IOException brokeOff) {
        LOG.debug("a request broke off", brokeOff);
        return brokeOff();
    }

    private static ResponseEntity<Object> brokeOff() {
        return new ProblemException(IngestionProblemCode.BODY_UNREADABLE, "expected the whole body, but it broke off")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception unexpected) {
        LOG.error("a request failed unexpectedly", unexpected);
        return plain(500).answer();
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception thrown, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemException problem = plain(status.value());
        headers.forEach((name, values) -> problem.withHeader(name, String.join(", ", values)));
        return problem.answer();
    }

    private static ProblemException plain(int status) {
        IngestionProblemCode code = IngestionProblemCode.of(status);
        return new ProblemException(code, code.remedy());
    }

    /** Answers what the container refused before it reached us. */
    @RestController
    static final class Unrouted implements ErrorController {
        @RequestMapping("/error")
        ResponseEntity<Object> answer(HttpServletRequest request) {
            if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException) {
                return brokeOff();
            }
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            return plain(status instanceof Integer number ? number : 404).answer();
        }
    }
}
