package vn.chitieu.notification.answerlink;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
import vn.chitieu.notification.cases.AcknowledgementService;
import vn.chitieu.notification.cases.CaseAnswer;
import vn.chitieu.notification.cases.ExplanationService;
import vn.chitieu.notification.cases.FallExplanationService;
import vn.chitieu.notification.cases.FigureWatchService;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.routing.silence.Silence;
import vn.chitieu.notification.routing.silence.SilenceService;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.web.PageHeaders;

/**
 * Endpoint behind a signed link. GET is safe, however often a scanner of mails follows the link; what changes something
 * is a POST of a form that only the page itself can have made.
 */
@Hidden
@RestController
class AnswerController {

    private static final String ADDRESS = "/" + SignedLinkCodec.PATH + "{token}";

    /** Read by staff beside the name of the person. */
    private static final String REASON_OF_A_LINK = "Tự tạm dừng thư về cảnh báo này, qua liên kết trong thư";

    private final SignedLinkCodec links;
    private final LinkService open;
    private final FallExplanationService explain;
    private final AcknowledgementService acknowledge;
    private final SilenceService silence;
    private final FigureWatchService watches;
    private final AnswerPageRenderer page;
    private final LinkRateLimiter throttle;

    AnswerController(
            SignedLinkCodec links,
            LinkService open,
            FallExplanationService explain,
            AcknowledgementService acknowledge,
            SilenceService silence,
            FigureWatchService watches,
            AnswerPageRenderer page,
            LinkRateLimiter throttle) {
        this.links = links;
        this.open = open;
        this.explain = explain;
        this.acknowledge = acknowledge;
        this.silence = silence;
        this.watches = watches;
        this.page = page;
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
        if (!(came instanceof LinkVisit.Welcome visit)) {
            return refuse(came);
        }
        AnswerPageRenderer.Message message = new AnswerPageRenderer.Message(done, false, List.of());
        return show(HttpStatus.OK, visit, new Asked(token, lang), AnswerForm.EMPTY, message);
    }

    @PostMapping(ADDRESS)
    ResponseEntity<String> answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(name = "form", defaultValue = "") String which,
            @RequestParam(name = "token", defaultValue = "") String formToken,
            HttpServletRequest request) {
        Optional<ResponseEntity<String>> tooMany = throttled(token);
        if (tooMany.isPresent()) {
            return tooMany.get();
        }
        LinkVisit came = open.open(token);
        if (!(came instanceof LinkVisit.Welcome visit)) {
            return refuse(came);
        }
        AnswerForm form = AnswerForm.of(request);
        Asked asked = new Asked(token, lang);
        if (!links.isFormToken(token, formToken)) {
            return show(HttpStatus.FORBIDDEN, visit, asked, form, AnswerPageRenderer.Message.error("token", List.of()));
        }
        if (which.equals("explanation") && visit.mayExplain()) {
            return explain(visit, asked, form);
        }
        if (which.equals("acknowledgement") && visit.mayAcknowledge()) {
            return acknowledge(visit, asked, form);
        }
        if (which.equals("silence") && visit.silencePossible()) {
            return silence(visit, asked, form);
        }
        if (which.equals("watch") && visit.watchPossible()) {
            return watch(visit, asked, form);
        }
        if (which.equals("watch-end") && visit.watched()) {
            TotalKey figure = visit.link().about().total();
            watches.end(figure.city(), visit.link().recipient(), figure.scope(), figure.indicator());
            return seeOther(asked, AnswerPageRenderer.Message.WATCH_ENDED);
        }
        return show(HttpStatus.FORBIDDEN, visit, asked, form, AnswerPageRenderer.Message.error("form", List.of()));
    }

    /** How the figure stands is what the page shows anyway. */
    private ResponseEntity<String> watch(LinkVisit.Welcome visit, Asked asked, AnswerForm form) {
        TotalKey figure = visit.link().about().total();
        return watches.begin(figure.city(), visit.link().recipient(), figure.scope(), figure.indicator())
                ? seeOther(asked, AnswerPageRenderer.Message.WATCHED)
                : tooMany(visit, asked, form, "TOO_MANY_WATCHES");
    }

    private ResponseEntity<String> tooMany(LinkVisit.Welcome visit, Asked asked, AnswerForm form, String code) {
        return show(HttpStatus.CONFLICT, visit, asked, form, AnswerPageRenderer.Message.error(code, List.of()));
    }

    private ResponseEntity<String> explain(LinkVisit.Welcome visit, Asked asked, AnswerForm form) {
        CaseLink link = visit.link();
        LocalDate promised = form.promisedDay();
        List<String> faults = form.faults(page.today(visit.city()));
        if (promised == null || faults.contains("cause") || faults.contains("remedy")) {
            return mend(visit, asked, form, faults);
        }
        ExplanationService.Input input = new ExplanationService.Input(form.cause(), form.remedy(), promised);
        CaseAnswer answer = explain.explain(link.about(), link.episode(), input, link.recipient());
        return answer instanceof CaseAnswer.Refused refused
                ? refused(visit, asked, form, refused)
                : seeOther(asked, AnswerPageRenderer.Message.EXPLAINED);
    }

    private ResponseEntity<String> acknowledge(LinkVisit.Welcome visit, Asked asked, AnswerForm form) {
        Integer days = form.chosenDays();
        if (days == null) {
            return mend(visit, asked, form, List.of("days"));
        }
        CaseAnswer answer = acknowledge.acknowledge(
                visit.link().about(), visit.link().recipient(), page.afterWorkingDays(days, visit.city()));
        return answer instanceof CaseAnswer.Refused refused
                ? refused(visit, asked, form, refused)
                : seeOther(asked, AnswerPageRenderer.Message.ACKNOWLEDGED);
    }

    /**
     * Holds the person's own mails about the case. The id follows from case, person and end, so that a form that is
     * sent twice is one silence.
     */
    private ResponseEntity<String> silence(LinkVisit.Welcome visit, Asked asked, AnswerForm form) {
        Integer days = form.chosenSilence();
        if (days == null) {
            return mend(visit, asked, form, List.of("silence"));
        }
        CaseLink link = visit.link();
        String subject = link.about().toString();
        Instant end = page.afterWorkingDays(days, visit.city());
        SilenceService.Answer answer = silence.create(
                "link-" + NoticeId.of(subject, link.recipient(), end),
                new Silence.About(link.about().city(), null, null, subject, link.recipient()),
                link.recipient(),
                REASON_OF_A_LINK,
                end);
        if (answer instanceof SilenceService.Answer.Refused refused) {
            return refused.code() == SilenceService.Refusal.TOO_MANY_SILENCES
                    ? tooMany(visit, asked, form, refused.code().name())
                    : mend(visit, asked, form, List.of("silence"));
        }
        return seeOther(asked, AnswerPageRenderer.Message.SILENCED);
    }

    private ResponseEntity<String> mend(LinkVisit.Welcome visit, Asked asked, AnswerForm form, List<String> faults) {
        return show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                visit,
                asked,
                form,
                AnswerPageRenderer.Message.error("fields", faults));
    }

    /** Shows the case as it stands now, since another recipient may have answered meanwhile. */
    private ResponseEntity<String> refused(
            LinkVisit.Welcome visit, Asked asked, AnswerForm form, CaseAnswer.Refused refused) {
        if (refused.code() == CaseAnswers.Refusal.BAD_PROMISE) {
            return mend(visit, asked, form, List.of("promised"));
        }
        LinkVisit.Welcome now = open.open(asked.token()) instanceof LinkVisit.Welcome again ? again : visit;
        return show(
                HttpStatus.CONFLICT,
                now,
                asked,
                form,
                AnswerPageRenderer.Message.error(refused.code().name(), List.of()));
    }

    /** Redirects to the page (POST/redirect/GET), so that going back or reloading sends nothing again. */
    private static ResponseEntity<String> seeOther(Asked asked, String done) {
        String language = asked.asked().isEmpty() ? "" : "&lang=" + asked.asked();
        return PageHeaders.NO_SCRIPT
                .answer(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, asked.token() + "?done=" + done + language)
                .build();
    }

    private ResponseEntity<String> show(
            HttpStatus status,
            LinkVisit.Welcome visit,
            Asked asked,
            AnswerForm form,
            AnswerPageRenderer.Message message) {
        String language = asked.asked().isEmpty() ? visit.person().language() : asked.asked();
        return PageHeaders.NO_SCRIPT
                .answer(status)
                .body(page.page(visit, language, links.formToken(asked.token()), form, message));
    }

    private Optional<ResponseEntity<String>> throttled(String token) {
        if (links.read(token).isEmpty()) {
            return Optional.of(refuse(new LinkVisit.Refused(LinkVisit.Reason.FORGED)));
        }
        Optional<Duration> wait = throttle.enter(token);
        return wait.map(rest -> PageHeaders.NO_SCRIPT
                .answer(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(rest.toSeconds()))
                .body(page.refusal("TOO_MANY", AnswerPageRenderer.FROM_A_LINK)));
    }

    private ResponseEntity<String> refuse(LinkVisit visit) {
        LinkVisit.Reason reason =
                visit instanceof LinkVisit.Refused refused ? refused.reason() : LinkVisit.Reason.OUTDATED;
        HttpStatus status = reason == LinkVisit.Reason.FORGED ? HttpStatus.NOT_FOUND : HttpStatus.GONE;
        return PageHeaders.NO_SCRIPT.answer(status).body(page.refusal(reason.name(), AnswerPageRenderer.FROM_A_LINK));
    }

    /** A form beyond the bounds of the service, or parameters that are no text. */
    @ExceptionHandler({InvalidParameterException.class, ProblemException.class})
    ResponseEntity<String> unreadable(RuntimeException unreadable) {
        return PageHeaders.NO_SCRIPT
                .answer(HttpStatus.BAD_REQUEST)
                .body(page.refusal("UNREADABLE", AnswerPageRenderer.FROM_A_LINK));
    }

    /**
     * What was asked for.
     *
     * @param token the token of the link
     * @param lang the language that its address names, if it is supported
     */
    private record Asked(String token, @Nullable String lang) {

        /** Returns the language asked for, empty for the person's own. */
        String asked() {
            return Objects.equals(lang, "vi") || Objects.equals(lang, "en") ? lang : "";
        }
    }
}
