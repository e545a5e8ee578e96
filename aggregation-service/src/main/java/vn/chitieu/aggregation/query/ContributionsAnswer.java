package vn.chitieu.aggregation.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Response with the contributions that count in a total's quarter.
 *
 * @param contributions by indicator, unit and period
 */
record ContributionsAnswer(List<Item> contributions) {

    static ContributionsAnswer of(List<TotalsQuery.Counted> counted) {
        return new ContributionsAnswer(counted.stream()
                .map(one -> Item.of(one.indicator(), one.contribution()))
                .toList());
    }

    /**
     * One figure that counts.
     *
     * @param value null where the unit took its figure back
     * @param channel how it came, such as http
     * @param sender id of the credential that it came with
     * @param confirmation how far the head of the unit has confirmed it; absent where that is not asked for
     * @param doubted whether a plausibility check doubted it at entry and its sender confirmed that it is right
     */
    @Schema(name = "Contribution")
    record Item(
            String indicator,
            String unit,
            ReportingPeriod period,
            @Nullable BigDecimal value,
            boolean withdrawn,
            FigureStatus status,
            String updateId,
            Instant reportedAt,
            String receipt,
            @Nullable String reason,
            @Nullable String note,
            @Nullable String channel,
            String sender,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            HeadConfirmation confirmation,

            boolean doubted) {

        static Item of(String indicator, Contribution contribution) {
            return new Item(
                    indicator,
                    contribution.cell().unit(),
                    contribution.cell().period(),
                    contribution.value(),
                    contribution.value() == null,
                    contribution.status(),
                    contribution.updateId(),
                    contribution.reportedAt(),
                    contribution.receipt().toString(),
                    contribution.reason(),
                    contribution.note(),
                    contribution.channel(),
                    contribution.sender(),
                    contribution.confirmation(),
                    contribution.doubted());
        }
    }
}
