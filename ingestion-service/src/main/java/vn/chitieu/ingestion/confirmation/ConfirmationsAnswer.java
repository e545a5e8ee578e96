package vn.chitieu.ingestion.confirmation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.ingestion.update.ExpectedFigure;
import vn.chitieu.ingestion.update.PeriodText;

/** The figures of a quarter that wait for the head of their unit, as JSON. */
@Schema(name = "Confirmations")
record ConfirmationsAnswer(@Schema(example = "2022-Q1") String quarter, List<Awaited> waiting) {

    /** One figure that waits. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AwaitedFigure")
    record Awaited(
            @Schema(example = "nam-ngan") String unit,
            @Schema(example = "BUDGET_REVENUE") String indicator,
            @Schema(example = "2022-03") String period,

            @Schema(description = "Id of the update that waits, to be named in the decision", example = "0182c7b1")
            String update,

            @Schema(description = "In the unit of measure of the catalog", example = "6.5")
            String value,

            @Schema(description = "The status that it was sent with, and has once it is confirmed")
            FigureStatus status,

            @Schema(description = "Id of the credential that it was sent with", example = "account:phuong-nam-ngan")
            String sentBy,

            @Schema(description = "When it was accepted") Instant sentAt,

            @Schema(description = "Why the unit corrects its figure; absent where it does not say") @Nullable
            String reason,

            @Schema(description = "The figure of the period before; absent where none is known", example = "6")
            @Nullable
            String last) {

        static Awaited of(ExpectedFigure figure, ReportedFigure standing, HeadConfirmation awaited) {
            BigDecimal last = figure.last();
            return new Awaited(
                    figure.unit().id(),
                    figure.indicator().code(),
                    figure.period().toString(),
                    awaited.update(),
                    PeriodText.plain(Objects.requireNonNull(standing.value())),
                    awaited.status(),
                    awaited.by(),
                    awaited.at(),
                    awaited.reason(),
                    last == null ? null : PeriodText.plain(last));
        }
    }
}
