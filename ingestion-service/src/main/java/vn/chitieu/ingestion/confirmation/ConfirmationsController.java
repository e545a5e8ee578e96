package vn.chitieu.ingestion.confirmation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.HeadConfirmation.State;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.authentication.RequestRateLimiter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.submission.OpenFigures;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.ingestion.submission.SubmissionResults;
import vn.chitieu.ingestion.update.ExpectedFigure;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.request.BodyLimit;
import vn.chitieu.support.tracing.RequestTrace;

/** Endpoints for the head of a unit: what waits, and what the head says of it. */
@RestController
final class ConfirmationsController {

    private static final RawRow NO_ROW = new RawRow(Map.of(), List.of());

    private final Supplier<Catalog> catalog;
    private final OpenFigures open;
    private final FigureHistory history;
    private final ConfirmationService confirmations;
    private final RequestRateLimiter limits;
    private final SubmissionResults.Writer results;

    ConfirmationsController(
            Supplier<Catalog> catalog,
            OpenFigures open,
            FigureHistory history,
            ConfirmationService confirmations,
            RequestRateLimiter limits,
            JsonMapper json) {
        this.catalog = catalog;
        this.open = open;
        this.history = history;
        this.confirmations = confirmations;
        this.limits = limits;
        this.results = new SubmissionResults.Writer(json);
    }

    @Operation(
            operationId = "confirmations",
            summary = "Lists the figures of a quarter that wait for the head of their unit",
            description = "Those of the units of the head who is signed in, some seconds behind the totals. A figure"
                    + " that waits counts as PRELIMINARY. For people with the role UNIT_HEAD, and for the link of a"
                    + " mail to the head of a unit, in its period; any other link is refused with LINK_NOT_OF_HEAD.",
            parameters =
                    @Parameter(
                            name = "quarter",
                            in = ParameterIn.QUERY,
                            required = true,
                            schema = @Schema(type = "string", example = "2022-Q1")))
    @ApiResponse(
            responseCode = "200",
            description = "What waits, by unit, in the order of the report",
            content = @Content(schema = @Schema(implementation = ConfirmationsAnswer.class)))
    @GetMapping("/api/v1/confirmations")
    ResponseEntity<Object> waiting(
            @Parameter(hidden = true) Credential head, @Parameter(hidden = true) HttpServletRequest request) {
        Catalog city = catalog.get();
        Quarter quarter = SubmissionParameters.quarter(request, head);
        List<ConfirmationsAnswer.Awaited> waiting = head.units().stream()
                .sorted()
                .flatMap(id -> city.unit(id).stream())
                .flatMap(unit -> open.of(city, unit, quarter, head).stream())
                .flatMap(figure -> awaited(city, figure).stream())
                .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new ConfirmationsAnswer(quarter.toString(), waiting));
    }

    private Optional<ConfirmationsAnswer.Awaited> awaited(Catalog city, ExpectedFigure figure) {
        return history.at(city.id(), figure.unit().id(), figure.indicator().code(), figure.period())
                .flatMap(standing -> Stream.ofNullable(standing.confirmation())
                        .filter(said -> said.is(State.AWAITED) && standing.value() != null)
                        .map(said -> ConfirmationsAnswer.Awaited.of(figure, standing, said))
                        .findFirst());
    }

    @Operation(
            operationId = "confirm",
            summary = "Confirms figures of the head's unit, or sends them back to the clerk with a reason",
            description = "Each names the update and the value that the head has seen: one that changed meanwhile is"
                    + " refused with FIGURE_CHANGED, which names both values. Good ones are kept although others are"
                    + " refused; the same request again is harmless. A confirmed figure has the status that it was"
                    + " sent with, from the time at which it was sent. For people with the role UNIT_HEAD, and for the"
                    + " link of a mail to the head of a unit, in its period; who confirmed is then link: and the id of"
                    + " the position that it was sent to.")
    @ApiResponse(
            responseCode = "202",
            description = "At least one is kept",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Results")))
    @PostMapping("/api/v1/confirmations")
    void decide(
            @Parameter(hidden = true) Credential head,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var body = BodyLimit.json(request, StrictJsonObject.MAX_BODY);
        SubmissionParameters.none(request);
        List<HeadDecision> decisions = ConfirmationRequests.read(body);
        limits.spend(head, decisions.size());
        try (SubmissionResults written = results.begin(false)) {
            confirmations
                    .decide(decisions, head, catalog.get(), RequestTrace.of(request))
                    .forEach(outcome -> written.accept(NO_ROW, outcome));
            written.answer(request, null).send(response);
        }
    }
}
