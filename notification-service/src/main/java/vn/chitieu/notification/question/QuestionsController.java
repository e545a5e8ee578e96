package vn.chitieu.notification.question;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.JsonBody;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.access.ActingPerson;
import vn.chitieu.notification.access.NotificationRight;
import vn.chitieu.notification.cases.AnswerTextNormalizer;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.RequestCity;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;

/** Endpoints for questions about figures: who asks what, and what was answered. */
@RestController
@Tag(name = "Questions")
class QuestionsController {

    private static final String LIST = "/api/v1/questions";

    private final QuestionRepository questions;
    private final QuestionService service;
    private final CurrentViewer viewers;
    private final ActingPerson person;
    private final RequestCity city;
    private final Supplier<Catalog> catalog;

    QuestionsController(
            QuestionRepository questions,
            QuestionService service,
            CurrentViewer viewers,
            ActingPerson person,
            RequestCity city,
            Supplier<Catalog> catalog) {
        this.questions = questions;
        this.service = service;
        this.viewers = viewers;
        this.person = person;
        this.city = city;
        this.catalog = catalog;
    }

    @GetMapping(path = LIST, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Questions that the caller asked or was asked, with the right ANSWER those of all; the newest first")
    QuestionsAnswer questions(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Parameters.DEFAULT_LIMIT) String limit) {
        Set<String> positions = person.positions();
        Set<String> whose = viewers.current().may(NotificationRight.ANSWER) ? Set.of() : person.requirePositions();
        int most = Parameters.limit(limit);
        List<QuestionRecord> found = questions.list(city.key(), whose, Parameters.after(after), most);
        return new QuestionsAnswer(
                found.stream()
                        .map(one -> QuestionsAnswer.One.of(one, positions))
                        .toList(),
                found.size() < most
                        ? null
                        : found.get(found.size() - 1).question().id());
    }

    @PostMapping(path = LIST, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Asks those in charge of a figure, by mail; with an id of the caller's, the same again is the same"
                            + " question. At most 20 a day")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = QuestionRequest.class),
                            examples =
                                    @ExampleObject(
                                            "{\"scope\": \"unit:nam-ngan\", \"indicator\": \"NEW_ENTERPRISES\", \"quarter\":"
                                                    + " \"2022-Q1\", \"text\": \"Vì sao tháng 3 không có số mới?\"}")))
    QuestionsAnswer.One ask(HttpServletRequest request) throws IOException {
        String self = person.require().id();
        JsonBody body = JsonBody.of(request);
        String id = body.optionalText("id");
        Scope scope = parsed(body, "scope", "city, cluster:<id> or unit:<id>", Scope::parse);
        String indicator = body.text("indicator");
        Quarter quarter = parsed(body, "quarter", "a quarter such as 2022-Q1", Quarter::parse);
        String text = AnswerTextNormalizer.of(body.text("text"));
        body.end();
        Catalog its = catalog.get();
        if (its.indicator(indicator).isEmpty()) {
            throw bad("indicator", "the code of an indicator of the catalog", indicator);
        }
        if (!its.has(scope)) {
            throw bad("scope", "a scope of the catalog", scope.toString());
        }
        return kept(
                service.ask(
                        its,
                        id == null ? UUID.randomUUID().toString() : id,
                        new TotalKey(city.key(), scope, indicator, quarter),
                        self,
                        text),
                Set.of(self));
    }

    @PostMapping(path = LIST + "/{id}/answer", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Answers a question that the caller was asked, of a unit its head; the same again is taken and"
                    + " changes nothing, the first answer stays")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = AnswerRequest.class),
                            examples = @ExampleObject("{\"text\": \"Phường đang đối chiếu, có số trước ngày 10.\"}")))
    QuestionsAnswer.One answer(@PathVariable String id, HttpServletRequest request) throws IOException {
        Set<String> positions = person.requirePositions();
        JsonBody body = JsonBody.of(request);
        String text = AnswerTextNormalizer.of(body.text("text"));
        body.end();
        return kept(service.answer(city.key(), id, positions, text), positions);
    }

    private static QuestionsAnswer.One kept(QuestionService.Outcome outcome, Set<String> positions) {
        if (outcome instanceof QuestionService.Outcome.Refused refused) {
            Duration wait = refused.after();
            ProblemException refusal =
                    NotificationProblemCode.refusal(refused.code(), Parameters.shown(refused.message()));
            throw wait == null
                    ? refusal
                    : refusal.withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
        }
        return QuestionsAnswer.One.of(((QuestionService.Outcome.Kept) outcome).one(), positions);
    }

    private static <T> T parsed(JsonBody body, String name, String expected, Function<String, T> read) {
        String text = body.text(name);
        try {
            return read.apply(text);
        } catch (IllegalArgumentException none) {
            throw bad(name, expected, text);
        }
    }

    private static ProblemException bad(String name, String expected, String came) {
        return new ProblemException(
                        NotificationProblemCode.BAD_FIELD,
                        "expected " + name + " to be " + expected + ", got " + Parameters.shown(came))
                .say("field", name);
    }

    /**
     * What a POST of a question says.
     *
     * @param id of the question, 1 to 64 letters, digits and {@code - _ . :}; generated where there is none
     * @param scope what the figure covers
     * @param indicator code of the indicator
     * @param quarter of the figure
     * @param text 1 to 500 characters
     */
    record QuestionRequest(@Nullable String id, Scope scope, String indicator, Quarter quarter, String text) {}

    /**
     * What a POST of an answer says.
     *
     * @param text 1 to 2,000 characters
     */
    record AnswerRequest(String text) {}
}
