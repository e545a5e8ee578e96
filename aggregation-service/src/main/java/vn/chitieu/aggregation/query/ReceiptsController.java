package vn.chitieu.aggregation.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.history.ConfirmationQuery;
import vn.chitieu.aggregation.history.Conflict;
import vn.chitieu.aggregation.history.ConflictQuery;
import vn.chitieu.aggregation.history.LatenessQuery;
import vn.chitieu.aggregation.history.ReceiptQuery;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.catalog.CityProblemCode;
import vn.chitieu.support.problem.ProblemException;

/** Endpoint for the receipt of an update: its outcome. */
@RestController
@Tag(name = "Receipts")
class ReceiptsController {

    private final ReceiptQuery receipts;
    private final ConflictQuery conflicts;
    private final LatenessQuery tellLate;
    private final ConfirmationQuery confirmations;
    private final QueryValidator queryValidator;
    private final Catalogs catalogs;
    private final Supplier<Catalog> catalog;

    ReceiptsController(
            ReceiptQuery receipts,
            ConflictQuery conflicts,
            LatenessQuery tellLate,
            ConfirmationQuery confirmations,
            QueryValidator queryValidator,
            Catalogs catalogs,
            Supplier<Catalog> catalog) {
        this.receipts = receipts;
        this.conflicts = conflicts;
        this.tellLate = tellLate;
        this.confirmations = confirmations;
        this.queryValidator = queryValidator;
        this.catalogs = catalogs;
        this.catalog = catalog;
    }

    @GetMapping("/api/v1/receipts/{receipt}")
    @Operation(
            summary =
                    "What became of an update, and the total revisions that it is in; 404 UNDER_WAY while it is not included yet, 404 RECEIPT_UNKNOWN where there is no such update")
    ReceiptAnswer receipt(@PathVariable String receipt) {
        ReceiptId id = id(receipt);
        Receipt found = receipts.find(id).orElseThrow(() -> notThere(id));
        requireCity(found);
        Cell cell = found.cell();
        queryValidator.requireSight(cell == null ? null : cell.unit());
        return ReceiptAnswer.of(
                found,
                tellLate.since(found).orElse(null),
                confirmations.of(found).orElse(null),
                conflicts.explain(found).orElse(null));
    }

    private ProblemException notThere(ReceiptId id) {
        return receipts.isUnderWay(id)
                ? new ProblemException(
                        AggregationProblemCode.UNDER_WAY, "the update at " + id + " is under way; ask again")
                : new ProblemException(
                                AggregationProblemCode.RECEIPT_UNKNOWN,
                                "expected a receipt that was given out, got " + id + ", where the log has no update")
                        .say("receipt", id);
    }

    /**
     * A receipt is numbered by where it lies on the log, whatever its city. One that could not be read may be of any,
     * so it is for those who may see all.
     */
    private void requireCity(Receipt found) {
        Optional<String> itsCity = receipts.city(found);
        boolean maySee = itsCity.isPresent()
                ? itsCity.get().equals(catalog.get().id())
                : catalogs.all().size() == 1 || queryValidator.viewer().cities().contains(CityAuthority.ALL);
        if (!maySee) {
            throw new ProblemException(
                    CityProblemCode.FOREIGN_CITY,
                    "expected a receipt of " + catalog.get().id() + ", got " + found.id() + ", which is none");
        }
    }

    private static ReceiptId id(String text) {
        try {
            return ReceiptId.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(
                            AggregationProblemCode.BAD_RECEIPT,
                            "expected a receipt such as 3-1207, got " + QueryValidator.shown(text))
                    .say("got", QueryValidator.shown(text));
        }
    }

    /**
     * What became of an update.
     *
     * @param lateSince the deadline that had passed when the figure was reported; null where it is not late
     * @param confirmation how far the head of the unit has confirmed the figure; absent where that is not asked for
     */
    record ReceiptAnswer(
            String receipt,
            UpdateOutcome outcome,
            @Nullable String updateId,
            @Nullable String unit,
            @Nullable ReportingPeriod period,
            @Nullable OffsetDateTime lateSince,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            HeadConfirmation confirmation,

            List<TotalAnswer> totals,
            @Nullable ErrorAnswer error,
            @Nullable ConflictAnswer conflict) {

        static ReceiptAnswer of(
                Receipt receipt,
                @Nullable OffsetDateTime lateSince,
                @Nullable HeadConfirmation confirmation,
                @Nullable Conflict conflict) {
            Cell cell = receipt.cell();
            Rejection rejection = receipt.rejection();
            return new ReceiptAnswer(
                    receipt.id().toString(),
                    receipt.outcome(),
                    receipt.updateId(),
                    cell == null ? null : cell.unit(),
                    cell == null ? null : cell.period(),
                    lateSince,
                    confirmation,
                    totals(receipt),
                    rejection == null
                            ? null
                            : new ErrorAnswer(rejection.code(), rejection.message(), rejection.vietnamese()),
                    conflict == null ? null : ConflictAnswer.of(conflict));
        }

        private static List<TotalAnswer> totals(Receipt receipt) {
            PageKey page = receipt.page();
            return page == null
                    ? List.of()
                    : receipt.totals().stream()
                            .map(total ->
                                    new TotalAnswer(total.scope(), page.indicator(), page.quarter(), total.revision()))
                            .toList();
        }
    }

    /** A total at the revision that was the first to include the update. */
    record TotalAnswer(Scope scope, String indicator, Quarter quarter, long revision) {}

    /** Why an update was rejected. */
    record ErrorAnswer(Rejection.Code code, String message, String messageVi) {}

    /**
     * How an update differs from the first one under its id, which counts in its stead; with CONFLICT only.
     *
     * @param first receipt of the first one
     */
    record ConflictAnswer(String first, List<Conflict.Difference> differs) {

        static ConflictAnswer of(Conflict conflict) {
            return new ConflictAnswer(conflict.first().toString(), conflict.differences());
        }
    }
}
