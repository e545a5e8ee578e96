package vn.chitieu.ingestion.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.ingestion.format.RowReading;
import vn.chitieu.ingestion.format.TableLayout;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RowLocation;
import vn.chitieu.ingestion.update.UpdateFlags;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.ingestion.update.Warning;

/**
 * The outcomes of a submission as JSON: the body of 202 and 200, and members of the problems 422 and 503.
 *
 * @param dryRun present and true where nothing was to be kept
 * @param needConfirmation how many are good but strange and were held back; present where there are some
 * @param notFilledIn how many rows of a template were not filled in; present where there are some
 * @param otherRows how many rows below the titles of a file are no figures, such as notes; present where there are some
 * @param table of a dry run of a file: the table as it was understood
 * @param results always there for the client; null until {@link SubmissionResults} writes them behind the rest
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Results")
record SubmissionAnswer(
        @Nullable Boolean dryRun,
        int accepted,
        int rejected,
        @Nullable Integer needConfirmation,
        @Nullable Integer notFilledIn,
        @Nullable Integer otherRows,
        @Nullable TableLayout table,
        @Nullable List<Result> results) {

    /** What became of one update or target. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            @Schema(description = "Place in the request, from 0")
            int index,

            @Schema(description = "Sheet of the file; absent where the format has none") @Nullable
            String sheet,

            @Schema(description = "Row of the file from 1, the titles included; absent where no file came") @Nullable
            Integer row,

            @Schema(description = "Its id, yours or ours; absent where a refused one has no valid id") @Nullable
            String id,

            @Schema(
                    description =
                            "Of an update: partition-offset; aggregation's /api/v1/receipts/{receipt} tells what became of it")
            @Nullable
            String receipt,

            @Schema(allowableValues = {"ACCEPTED", "REJECTED", "NEEDS_CONFIRMATION", "SEND_AGAIN"})
            String outcome,

            List<Finding> errors,

            @Schema(description = "What is strange; sent only with confirm=true, and still reported then")
            List<Finding> warnings,

            @Schema(
                    description = "Of one that is late but accepted: the deadline that had passed when it was reported",
                    example = "2022-04-08T00:00:00+07:00")
            @Nullable
            OffsetDateTime lateSince,

            @Schema(
                    description = "Of one of a locked quarter: id of the exception by which it is accepted",
                    example = "ex_9gk2c0d1")
            @Nullable
            String exception,

            @Schema(description = "Of an accepted one: codes of the unit's own system that were read as ours") @Nullable
            List<OwnCode> ownCodes,

            @Schema(
                    description =
                            "Of an accepted one whose unit's head confirms: AWAITED while it counts as preliminary,"
                                    + " CONFIRMED where the head sent or confirmed it")
            @Nullable
            HeadConfirmation confirmation,

            @Nullable RowReading reading) {

        /** Returns the same result with how its row was read. */
        Result read(@Nullable RowReading how) {
            return new Result(
                    index,
                    sheet,
                    row,
                    id,
                    receipt,
                    outcome,
                    errors,
                    warnings,
                    lateSince,
                    exception,
                    ownCodes,
                    confirmation,
                    how);
        }

        static Result of(int index, RowOutcome outcome, @Nullable RowLocation place) {
            if (outcome instanceof RowOutcome.Accepted accepted) {
                return at(
                        index,
                        place,
                        accepted.id(),
                        accepted.receipt(),
                        "ACCEPTED",
                        List.of(),
                        accepted.warnings(),
                        accepted.marks());
            }
            if (outcome instanceof RowOutcome.NeedsConfirmation unconfirmed) {
                return at(
                        index,
                        place,
                        unconfirmed.id(),
                        null,
                        "NEEDS_CONFIRMATION",
                        List.of(),
                        unconfirmed.warnings(),
                        UpdateFlags.NONE);
            }
            if (outcome instanceof RowOutcome.Rejected rejected) {
                List<Finding> errors = rejected.violations().stream()
                        .map(violation -> Finding.of(violation, place))
                        .toList();
                return at(index, place, rejected.id(), null, "REJECTED", errors, List.of(), UpdateFlags.NONE);
            }
            return at(index, place, outcome.id(), null, "SEND_AGAIN", List.of(), List.of(), UpdateFlags.NONE);
        }

        private static Result at(
                int index,
                @Nullable RowLocation place,
                @Nullable String id,
                @Nullable String receipt,
                String outcome,
                List<Finding> errors,
                List<Warning> warnings,
                UpdateFlags marks) {
            String sheet = place == null ? null : place.sheet();
            List<Finding> strange =
                    warnings.stream().map(warning -> Finding.of(warning, place)).toList();
            Integer row = place == null ? null : Integer.valueOf(place.row());
            return new Result(
                    index,
                    sheet,
                    row,
                    id,
                    receipt,
                    outcome,
                    errors,
                    strange,
                    marks.lateSince(),
                    marks.exemption(),
                    OwnCode.of(marks),
                    marks.confirmation(),
                    null);
        }
    }

    /** One code of a unit's own system that was read as one of the catalog. */
    @Schema(name = "OwnCode")
    record OwnCode(
            @Schema(description = "Name of the field", example = "indicator")
            String field,

            @Schema(description = "What was sent", example = "THU_NS")
            String code,

            @Schema(description = "What it is in the catalog", example = "BUDGET_REVENUE")
            String ours,

            @Schema(description = "Both in a sentence", example = "your THU_NS is BUDGET_REVENUE")
            String message,

            @Schema(description = "The same in Vietnamese") String messageVi) {

        static @Nullable List<OwnCode> of(UpdateFlags marks) {
            return marks.ownCodes().isEmpty()
                    ? null
                    : marks.ownCodes().stream().map(OwnCode::of).toList();
        }

        private static OwnCode of(UpdateFlags.OwnCode one) {
            String what = one.field().vietnamese();
            return new OwnCode(
                    one.field().label(),
                    one.code(),
                    one.ours(),
                    "your " + one.code() + " is " + one.ours(),
                    "Mã " + one.code() + " của đơn vị là " + what + " " + one.ours() + ".");
        }
    }

    /** One error, or warning, about one update or target. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(
            @Schema(description = "Stable code of docs/codes.md")
            String code,

            @Schema(description = "Name of the field; empty where it is about the whole row")
            String field,

            @Schema(description = "Title of the column in the file; absent where no file came") @Nullable
            String column,

            @Schema(description = "Cell of the file; absent where none came, or it has no such column", example = "D5")
            @Nullable
            String cell,

            @Schema(description = "What was expected and what came")
            String message,

            @Schema(description = "What is wrong and what to do, in Vietnamese")
            String messageVi) {
        static Finding of(Violation violation, @Nullable RowLocation place) {
            return at(place, violation.code(), violation.field(), violation.message(), violation.messageVi());
        }

        static Finding of(Warning warning, @Nullable RowLocation place) {
            return at(place, warning.code(), warning.field(), warning.message(), warning.messageVi());
        }

        private static Finding at(
                @Nullable RowLocation place, FindingCode code, String field, String message, String messageVi) {
            return new Finding(
                    code.name(),
                    field,
                    place == null ? null : place.column(field),
                    place == null ? null : place.cell(field),
                    message,
                    messageVi);
        }
    }
}
