package vn.chitieu.ingestion.receipt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.receipt.ReceiptService.Answer;
import vn.chitieu.ingestion.submission.SubmissionParameters;
import vn.chitieu.support.problem.ProblemException;

/** Endpoint for the receipt of an update, for its sender. */
@RestController
final class UpdateReceiptController {

    private static final Pattern RECEIPT = Pattern.compile("[0-9]{1,9}-[0-9]{1,18}");

    private final ReceiptService receiptService;

    UpdateReceiptController(ReceiptService receiptService) {
        this.receiptService = receiptService;
    }

    @Operation(
            operationId = "askReceipt",
            summary = "Tells what became of an accepted update of the key's own units",
            description =
                    "404 UNDER_WAY until the update is in the totals, 404 RECEIPT_UNKNOWN where no update has that"
                            + " receipt; else the outcome: CREATED, CORRECTED,"
                            + " UNCHANGED, STALE (a figure reported later counts), WITHDRAWN, CONFLICT (another update has that"
                            + " id) or REJECTED, and the totals that it is in, each with the revision that first had it.")
    @ApiResponse(
            responseCode = "200",
            description = "It is known",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/Receipt")))
    @GetMapping("/api/v1/receipts/{receipt}")
    ResponseEntity<Object> receipt(
            @Parameter(description = "The receipt of the answer", example = "2-632") @PathVariable String receipt,
            @Parameter(hidden = true) Credential sender,
            @Parameter(hidden = true) HttpServletRequest request) {
        SubmissionParameters.none(request);
        if (!RECEIPT.matcher(receipt).matches()) {
            throw new ProblemException(
                            IngestionProblemCode.RECEIPT_NOT_READABLE,
                            "expected a receipt such as 2-632, got " + QuotedText.of(receipt))
                    .say("got", QuotedText.of(receipt));
        }
        Answer answer = receiptService.ask(sender, receipt);
        if (answer instanceof Answer.Known known) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(known.json().getBytes(StandardCharsets.UTF_8));
        }
        throw refusal(answer, receipt, sender);
    }

    private static ProblemException refusal(Answer answer, String receipt, Credential sender) {
        if (answer instanceof Answer.UnderWay) {
            return new ProblemException(
                            IngestionProblemCode.UNDER_WAY,
                            "expected an update that is in the totals, got " + receipt + ", which is under way")
                    .withHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (answer instanceof Answer.Unknown) {
            return new ProblemException(
                            IngestionProblemCode.RECEIPT_UNKNOWN,
                            "expected a receipt that was given out, got " + receipt)
                    .say("receipt", receipt);
        }
        return new ProblemException(
                IngestionProblemCode.FORBIDDEN,
                "expected the receipt of an update of "
                        + sender.units().stream().sorted().toList() + ", got one of another unit");
    }
}
