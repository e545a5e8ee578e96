package vn.chitieu.notification.routing.silence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.JsonBody;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.access.ActingPerson;
import vn.chitieu.notification.access.NotificationRight;
import vn.chitieu.notification.cases.AnswerTextNormalizer;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;

/** Endpoints for silences: who silences what, why, and until when. */
@RestController
@Tag(name = "Silences")
class SilencesController {

    private static final String LIST = "/api/v1/silences";

    private final SilenceRepository silences;
    private final SilenceService silence;
    private final CurrentViewer viewers;
    private final ActingPerson person;
    private final Supplier<Catalog> catalog;
    private final CityIds cities;
    private final Clock clock;

    SilencesController(
            SilenceRepository silences,
            SilenceService silence,
            CurrentViewer viewers,
            ActingPerson person,
            Supplier<Catalog> catalog,
            CityIds cities,
            Clock clock) {
        this.silences = silences;
        this.silence = silence;
        this.viewers = viewers;
        this.person = person;
        this.catalog = catalog;
        this.cities = cities;
        this.clock = clock;
    }

    @GetMapping(path = LIST, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Silences of all times in the order of their ids, or those that hold now")
    SilencesAnswer silences(
            @RequestParam(required = false) @Nullable String holding,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = Parameters.DEFAULT_LIMIT) String limit) {
        Boolean now = Parameters.optional("holding", holding, "true or false", SilencesController::truth);
        if (Boolean.TRUE.equals(now)) {
            return new SilencesAnswer(present(silences.holdingAt(city(), clock.instant())), null);
        }
        int most = Parameters.limit(limit);
        List<Silence> found = silences.list(city(), Parameters.after(after), most);
        return new SilencesAnswer(
                present(found),
                found.size() < most ? null : found.get(found.size() - 1).id());
    }

    @PostMapping(path = LIST, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Begins a silence; with an id of the caller's, the same again is the same silence. Without the right"
                            + " SILENCE a person holds mails to the own position alone")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SilenceRequest.class),
                            examples =
                                    @ExampleObject(
                                            "{\"scope\": \"unit:nam-ngan\", \"reason\": \"Đang rà soát số liệu\", \"end\":"
                                                    + " \"2022-04-20T17:00:00+07:00\"}")))
    SilencesAnswer.One create(HttpServletRequest request) throws IOException {
        Person self = self();
        JsonBody body = JsonBody.of(request);
        String id = body.optionalText("id");
        Scope scope = parsed(body, "scope", "city, cluster:<id> or unit:<id>", Scope::parse);
        String indicator = body.optionalText("indicator");
        CaseKey about = parsed(body, "case", "the id of a case", CaseKey::parse);
        String recipient = body.optionalText("recipient");
        String reason = body.text("reason");
        Instant end = body.time("end", catalog.get().calendar().zone());
        body.end();
        if (scope == null && indicator == null && about == null && recipient == null) {
            throw new ProblemException(
                    NotificationProblemCode.NOTHING_SILENCED,
                    "expected a scope, an indicator, a case or a recipient, got none");
        }
        if (self != null && !self.id().equals(recipient)) {
            throw ActingPerson.forbidden("expected the recipient " + self.id() + ", got "
                    + (recipient == null ? "none" : Parameters.shown(recipient)));
        }
        CityKey city = city();
        if (about != null && !about.city().equals(city)) {
            throw new ProblemException(
                    NotificationProblemCode.UNKNOWN_CASE, "expected the id of a case of the city, got " + about);
        }
        return kept(silence.create(
                id == null ? UUID.randomUUID().toString() : id,
                new Silence.About(city, scope, indicator, about == null ? null : about.toString(), recipient),
                person.name(),
                AnswerTextNormalizer.of(reason),
                end));
    }

    @DeleteMapping(path = LIST + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ends a silence now, without the right SILENCE the own one; one that is over stays as it is")
    SilencesAnswer.One end(@PathVariable String id) {
        Person self = self();
        boolean foreign = self != null
                && silences.find(city(), id)
                        .filter(one -> !self.id().equals(one.about().recipient())
                                || !self.id().equals(one.author()))
                        .isPresent();
        if (foreign) {
            throw ActingPerson.forbidden("expected a silence by and for oneself, got that of another");
        }
        return kept(silence.end(city(), id, person.name()));
    }

    /** Returns for whom alone the caller acts; null where the caller has the right to act for all. */
    private @Nullable Person self() {
        return viewers.current().may(NotificationRight.SILENCE) ? null : person.require();
    }

    private CityKey city() {
        return cities.key(catalog.get().id());
    }

    private List<SilencesAnswer.One> present(List<Silence> found) {
        return found.stream().map(this::present).toList();
    }

    private SilencesAnswer.One present(Silence one) {
        return SilencesAnswer.One.of(one, clock.instant());
    }

    private SilencesAnswer.One kept(SilenceService.Answer answer) {
        if (answer instanceof SilenceService.Answer.Refused refused) {
            throw NotificationProblemCode.refusal(refused.code(), Parameters.shown(refused.message()));
        }
        return present(((SilenceService.Answer.Kept) answer).silence());
    }

    private static <T> @Nullable T parsed(JsonBody body, String name, String expected, Function<String, T> read) {
        String text = body.optionalText(name);
        try {
            return text == null ? null : read.apply(text);
        } catch (IllegalArgumentException none) {
            throw new ProblemException(
                    NotificationProblemCode.BAD_FIELD,
                    "expected " + name + " to be " + expected + ", got " + Parameters.shown(String.valueOf(text)));
        }
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    /**
     * What a POST of a silence says; at least one of scope, indicator, case and recipient.
     *
     * @param id of the silence, 1 to 64 letters, digits and {@code - _ . :}; generated where there is none
     * @param scope notices about that scope and no other
     * @param indicator notices about that indicator
     * @param caseId notices of that case, the field {@code case}
     * @param recipient notices to that person
     * @param reason 1 to 500 characters
     * @param end within 366 days; in the time of the city where it has no offset
     */
    record SilenceRequest(
            @Nullable String id,
            @Nullable Scope scope,
            @Nullable String indicator,
            @JsonProperty("case") @Nullable String caseId,
            @Nullable String recipient,
            String reason,
            Instant end) {}
}
