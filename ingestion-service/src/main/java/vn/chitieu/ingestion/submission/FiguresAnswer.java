package vn.chitieu.ingestion.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.ingestion.plausibility.ReportedFigure;
import vn.chitieu.ingestion.update.PeriodText;

/** The figures that a unit can report for a quarter now, as JSON. */
@Schema(name = "Figures")
record FiguresAnswer(
        @Schema(example = "nam-ngan") String unit,
        @Schema(example = "2022-Q1") String quarter,

        @Schema(description = "Time of the answer by the clock that reportedAt is compared with")
        Instant time,

        List<Figure> figures) {

    /** One figure, and those reported before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "OpenFigure")
    record Figure(
            @Schema(example = "BUDGET_REVENUE") String indicator,
            @Schema(example = "2022-03") String period,

            @Schema(description = "From then on it is late", example = "2022-04-08T00:00:00+07:00")
            OffsetDateTime deadline,

            @Schema(description = "The one that counts now; absent where none does") @Nullable
            Reported standing,

            @Schema(description = "That of the period before; absent where none is known") @Nullable
            Reported last,

            @Schema(description = "That of the same period of the year before; absent where none is known") @Nullable
            Reported yearBefore,

            @Schema(
                    description =
                            "The one whose size a new one is compared with: the last of two years that is not zero,"
                                    + " or the one that counts now; absent where none is known")
            @Nullable
            Reported compared) {}

    /** One figure that was reported. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReportedFigure")
    record Reported(
            @Schema(example = "2022-02") String period,

            @Schema(description = "In the unit of measure of the catalog; absent where it was withdrawn", example = "6")
            @Nullable
            String value,

            FigureStatus status,
            Instant reportedAt,

            @Schema(
                    description = "How far the head of the unit has confirmed it; absent where that is not asked for."
                            + " One that is AWAITED or RETURNED is PRELIMINARY")
            @Nullable
            HeadConfirmation confirmation) {

        static Reported of(ReportedFigure figure) {
            return new Reported(
                    figure.period().toString(),
                    figure.value() == null ? null : PeriodText.plain(figure.value()),
                    figure.status(),
                    figure.reportedAt(),
                    figure.confirmation());
        }
    }
}
