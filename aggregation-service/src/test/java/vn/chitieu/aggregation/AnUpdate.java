package vn.chitieu.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** Builds updates in the words of the domain: {@code anUpdate(LAND).of("nam-ngan").in("2022-Q1").worth("12.5")}. */
public record AnUpdate(
        String indicator,
        String unit,
        String period,
        BigDecimal value,
        FigureStatus status,
        String id,
        Instant reportedAt,
        long offset,
        String unitOfMeasure,
        String city,
        int partition,
        long loggedAt,
        boolean isDoubted) {

    public static AnUpdate anUpdate(String indicator) {
        return new AnUpdate(
                indicator,
                "nam-ngan",
                "2022-Q1",
                BigDecimal.ONE,
                FigureStatus.OFFICIAL,
                "u-1",
                Instant.parse("2022-04-01T02:00:00Z"),
                0,
                "đơn vị tính",
                "small",
                0,
                0,
                false);
    }

    public AnUpdate of(String other) {
        return with(change -> change.unit = other);
    }

    public AnUpdate in(String other) {
        return with(change -> change.period = other);
    }

    public AnUpdate worth(String other) {
        return with(change -> change.value = new BigDecimal(other));
    }

    public AnUpdate takenBack() {
        return with(change -> change.value = null);
    }

    public AnUpdate as(FigureStatus other) {
        return with(change -> change.status = other);
    }

    public AnUpdate withId(String other) {
        return with(change -> change.id = other);
    }

    public AnUpdate reportedAt(String other) {
        return with(change -> change.reportedAt = Instant.parse(other));
    }

    public AnUpdate at(long other) {
        return with(change -> change.offset = other);
    }

    public AnUpdate measuredIn(String other) {
        return with(change -> change.unitOfMeasure = other);
    }

    public AnUpdate ofCity(String other) {
        return with(change -> change.city = other);
    }

    /** On another partition of the log, at a time of the broker. */
    public AnUpdate on(int otherPartition, long otherLoggedAt) {
        return with(change -> {
            change.partition = otherPartition;
            change.loggedAt = otherLoggedAt;
        });
    }

    /** Doubted at entry, and confirmed by its sender. */
    public AnUpdate doubted() {
        return with(change -> change.isDoubted = true);
    }

    public LoggedUpdate build() {
        return build(null);
    }

    /** Builds one of a unit whose head confirms what is official. */
    public LoggedUpdate build(@Nullable HeadConfirmation confirmation) {
        ReportingPeriod when = ReportingPeriod.parse(period);
        return new LoggedUpdate.Reported(
                new PageKey(city, indicator, when.quarter()),
                unitOfMeasure,
                new Contribution(
                        new Cell(unit, when),
                        value,
                        status,
                        id,
                        reportedAt,
                        new ReceiptId(partition, offset),
                        null,
                        null,
                        null,
                        "key-" + unit,
                        confirmation,
                        isDoubted),
                loggedAt);
    }

    private AnUpdate with(Consumer<Change> change) {
        Change changed = new Change(this);
        change.accept(changed);
        return changed.build();
    }

    /** The same update while some of it is changed. */
    private static final class Change {
        private String indicator;
        private String unit;
        private String period;
        private BigDecimal value;
        private FigureStatus status;
        private String id;
        private Instant reportedAt;
        private long offset;
        private String unitOfMeasure;
        private String city;
        private int partition;
        private long loggedAt;
        private boolean isDoubted;

        Change(AnUpdate update) {
            indicator = update.indicator;
            unit = update.unit;
            period = update.period;
            value = update.value;
            status = update.status;
            id = update.id;
            reportedAt = update.reportedAt;
            offset = update.offset;
            unitOfMeasure = update.unitOfMeasure;
            city = update.city;
            partition = update.partition;
            loggedAt = update.loggedAt;
            isDoubted = update.isDoubted;
        }

        AnUpdate build() {
            return new AnUpdate(
                    indicator,
                    unit,
                    period,
                    value,
                    status,
                    id,
                    reportedAt,
                    offset,
                    unitOfMeasure,
                    city,
                    partition,
                    loggedAt,
                    isDoubted);
        }
    }
}
