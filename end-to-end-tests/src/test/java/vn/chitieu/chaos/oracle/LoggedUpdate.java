package vn.chitieu.chaos.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.input.Row;

/** One update as it stands on the log, read field by field. */
record LoggedUpdate(
        String receipt,
        String id,
        String unit,
        String indicator,
        String period,
        @Nullable BigDecimal value,
        String status,
        Instant reportedAt,
        String reason) {

    static LoggedUpdate of(TopicContent.Record record) {
        JsonNode json = record.value();
        if (json == null) {
            throw new IllegalStateException("expected JSON on the log at " + record.receipt());
        }
        return new LoggedUpdate(
                record.receipt(),
                json.path("id").asString(),
                json.path("unit").asString(),
                json.path("indicator").asString(),
                json.path("period").asString(),
                json.path("value").isString()
                        ? new BigDecimal(json.path("value").asString())
                        : null,
                json.path("status").asString(),
                OffsetDateTime.parse(json.path("reportedAt").asString()).toInstant(),
                json.path("reason").asString(""));
    }

    /** Returns what it says, whenever it was reported. */
    List<Object> content() {
        return List.of(indicator, period, value == null ? "withdrawn" : value.stripTrailingZeros(), status, reason);
    }

    String cell() {
        return unit + "/" + indicator + "/" + period;
    }

    /** Returns whether it is what a sender wrote. */
    boolean isAs(Row row) {
        BigDecimal sent = row.value() == null || !row.value().matches("[0-9.]+") ? null : new BigDecimal(row.value());
        return id.equals(row.id())
                && unit.equals(row.unit())
                && indicator.equals(row.indicator())
                && period.equals(row.period())
                && (value == null ? sent == null : sent != null && value.compareTo(sent) == 0)
                && status.equals(row.status())
                && reportedAt.equals(OffsetDateTime.parse(row.reportedAt()).toInstant())
                && reason.equals(row.reason() == null ? "" : row.reason());
    }
}
