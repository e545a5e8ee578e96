package vn.chitieu.ingestion.remark;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.RemarkChanged.Kind;
import vn.chitieu.contracts.RemarkChanged.State;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Remarks about a quarter, as JSON. */
@Schema(name = "Remarks")
record RemarksAnswer(@Schema(example = "2022-Q1") String quarter, List<One> remarks) {

    static RemarksAnswer of(Quarter quarter, List<Remark> remarks, Catalog catalog) {
        return new RemarksAnswer(
                quarter.toString(),
                remarks.stream().map(one -> One.of(one, catalog)).toList());
    }

    /** One remark. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Remark")
    record One(
            @Schema(example = "0f3a9c0e5b7d4a21") String id,
            @Schema(example = "nam-ngan") String unit,

            @Schema(description = "Name of the unit in the quarter", example = "Phường Nam Ngạn")
            String unitName,

            @Schema(example = "2022-Q1") String quarter,

            @Schema(description = "Of the remark; its ETag for If-Match")
            long version,

            State state,
            Kind kind,

            @Schema(description = "Absent where it is about none", example = "BUDGET_REVENUE") @Nullable
            String indicator,

            @Schema(description = "Plain text, lines separated by a line feed")
            String text,

            @Schema(description = "Account or key that wrote it as it stands")
            String by,

            @Schema(description = "When it was written as it stands, by the clock of who wrote it")
            Instant at,

            @Schema(description = "When that came here") Instant receivedAt,

            @Schema(description = "Of the city, oldest first")
            List<Answer> answers,

            @Schema(description = "What it said before, oldest first")
            List<Earlier> earlier) {

        static One of(Remark remark, Catalog catalog) {
            Remark.Written written = remark.written();
            return new One(
                    remark.id(),
                    remark.unit(),
                    catalog.unit(remark.unit())
                            .flatMap(unit -> unit.in(remark.quarter()))
                            .map(ReportingUnit.Version::name)
                            .orElse(remark.unit()),
                    remark.quarter().toString(),
                    remark.version(),
                    remark.state(),
                    written.content().kind(),
                    written.content().indicator(),
                    written.content().text(),
                    written.by(),
                    written.at(),
                    written.receivedAt(),
                    remark.answers().stream()
                            .map(one -> new Answer(one.id(), one.text(), one.by(), one.at()))
                            .toList(),
                    remark.earlier().stream().map(Earlier::of).toList());
        }
    }

    /** An answer of the city. */
    @Schema(name = "RemarkAnswer")
    record Answer(String id, String text, String by, Instant at) {}

    /** What a remark said before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EarlierRemark")
    record Earlier(Kind kind, @Nullable String indicator, String text, String by, Instant at, Instant receivedAt) {

        static Earlier of(Remark.Written written) {
            return new Earlier(
                    written.content().kind(),
                    written.content().indicator(),
                    written.content().text(),
                    written.by(),
                    written.at(),
                    written.receivedAt());
        }
    }
}
