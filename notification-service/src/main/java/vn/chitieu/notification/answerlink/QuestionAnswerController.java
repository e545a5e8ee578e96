package vn.chitieu.notification.answerlink;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.notification.cases.AnswerTextNormalizer;
import vn.chitieu.notification.question.QuestionService;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.web.PageHeaders;

/**
 * Endpoint behind a signed link to a question. GET changes nothing; the answer is a POST of a form that only the page
 * itself can have made.
 */
@Hidden
@RestController
class QuestionAnswerController {

    private static final String ADDRESS = "/" + QuestionLinkCodec.PATH + "{token}";

    private final QuestionLinkCodec links;
    private final QuestionLinkService open;
    private final QuestionService questions;
    private final QuestionPageRenderer page;
    private final AnswerPageRenderer refusals;
    private final LinkRateLimiter throttle;

    QuestionAnswerController(
            QuestionLinkCodec links,
            QuestionLinkService open,
            QuestionService questions,
            QuestionPageRenderer page,
            AnswerPageRenderer refusals,
            LinkRateLimiter throttle) {
        this.links = links;
        this.open = open;
        this.questions = questions;
        this.page = page;
        this.refusals = refusals;
        this.throttle = throttle;
    }

    @GetMapping(ADDRESS)
    ResponseEntity<String> look(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "") String done) {
        Optional<ResponseEntity<String>> tooMany = throttled(token);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        LinkVisit came = open.open(token);
        return came instanceof LinkVisit.Asked visit
                ? show(HttpStatus.OK, visit, token, lang, "", done.equals("answered"), null)
                : refuse(came);
    }

    @PostMapping(ADDRESS)
    ResponseEntity<String> answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(name = "token", defaultValue = "") String formToken,
            HttpServletRequest request) {
        Optional<ResponseEntity<String>> tooMany = throttled(token);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        LinkVisit came = open.open(token);
        if (!(came instanceof LinkVisit.Asked visit)) {
            return refuse(came);
        }
        String text = AnswerTextNormalizer.of(request.getParameter("answer"));
        if (!links.isFormToken(token, formToken)) {
            return show(HttpStatus.FORBIDDEN, visit, token, lang, text, false, "token");
        }
        QuestionLink link = visit.link();
        QuestionService.Outcome outcome = questions.answer(link.city(), link.question(), link.recipient(), text);
        if (outcome instanceof QuestionService.Outcome.Refused refused) {
            LinkVisit.Asked now = open.open(token) instanceof LinkVisit.Asked again ? again : visit;
            HttpStatus status = refused.code() == QuestionService.Refusal.BAD_ANSWER
                    ? HttpStatus.UNPROCESSABLE_CONTENT
                    : HttpStatus.CONFLICT;
            return show(status, now, token, lang, text, false, refused.code().name());
        }
        String language = isLanguage(lang) ? "&lang=" + lang : "";
        return PageHeaders.NO_SCRIPT
                .answer(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, token + "?done=answered" + language)
                .build();
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            LinkVisit.Asked visit,
            String token,
            @Nullable String lang,
            String typed,
            boolean done,
            @Nullable String error) {
        String language =
                lang != null && isLanguage(lang) ? lang : visit.person().language();
        return PageHeaders.NO_SCRIPT
                .answer(status)
                .body(page.page(visit, language, links.formToken(token), typed, done, error));
    }

    private static boolean isLanguage(@Nullable String lang) {
        return "vi".equals(lang) || "en".equals(lang);
    }

    private Optional<ResponseEntity<String>> throttled(String token) {
        if (links.read(token).isEmpty()) {
            return Optional.of(refuse(new LinkVisit.Refused(LinkVisit.Reason.FORGED)));
        }
        Optional<Duration> wait = throttle.enter(token);
        return wait.map(rest -> PageHeaders.NO_SCRIPT
                .answer(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(rest.toSeconds()))
                .body(refusal("TOO_MANY")));
    }

    private ResponseEntity<String> refuse(LinkVisit visit) {
        LinkVisit.Reason reason =
                visit instanceof LinkVisit.Refused refused ? refused.reason() : LinkVisit.Reason.OUTDATED;
        HttpStatus status = reason == LinkVisit.Reason.FORGED ? HttpStatus.NOT_FOUND : HttpStatus.GONE;
        return PageHeaders.NO_SCRIPT
                .answer(status)
                .body(refusal(reason == LinkVisit.Reason.OUTDATED ? "QUESTION_GONE" : reason.name()));
    }

    private String refusal(String reason) {
        return refusals.refusal(reason, QuestionPageRenderer.FROM_A_LINK);
    }

    /** A form beyond the bounds of the service, or parameters that are no text. */
    @ExceptionHandler({InvalidParameterException.class, ProblemException.class})
    ResponseEntity<String> unreadable(RuntimeException unreadable) {
        return PageHeaders.NO_SCRIPT.answer(HttpStatus.BAD_REQUEST).body(refusal("UNREADABLE"));
    }
}
