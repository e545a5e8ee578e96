package vn.chitieu.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
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
        return new AnUpdate(
                indicator,
                other,
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

    public AnUpdate in(String other) {
        return new AnUpdate(
                indicator,
                unit,
                other,
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

    public AnUpdate worth(String other) {
        return new AnUpdate(
                indicator,
                unit,
                period,
                new BigDecimal(other),
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

    public AnUpdate takenBack() {
        return new AnUpdate(
                indicator,
                unit,
                period,
                null,
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

    public AnUpdate as(FigureStatus other) {
        return new AnUpdate(
                indicator,
                unit,
                period,
                value,
                other,
                id,
                reportedAt,
                offset,
                unitOfMeasure,
                city,
                partition,
                loggedAt,
                isDoubted);
    }

    public AnUpdate withId(String other) {
        return new AnUpdate(
                indicator,
                unit,
                period,
                value,
                status,
                other,
                reportedAt,
                offset,
                unitOfMeasure,
                city,
                partition,
                loggedAt,
                isDoubted);
    }

    public AnUpdate reportedAt(String other) {
        return new AnUpdate(
                indicator,
                unit,
                period,
                value,
                status,
                id,
                Instant.parse(other),
                offset,
                unitOfMeasure,
                city,
                partition,
                loggedAt,
                isDoubted);
    }

    public AnUpdate at(long other) {
        return new AnUpdate(
                indicator,
                unit,
                period,
                value,
                status,
                id,
                reportedAt,
                other,
                unitOfMeasure,
                city,
                partition,
                loggedAt,
                isDoubted);
    }

    public AnUpdate measuredIn(String other) {
        return new AnUpdate(
                indicator,
                unit,
                period,
                value,
                status,
                id,
                reportedAt,
                offset,
                other,
                city,
                partition,
                loggedAt,
                isDoubted);
    }

    public AnUpdate ofCity(String other) {
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
                other,
                partition,
                loggedAt,
                isDoubted);
    }

    /** On another partition of the log, at a time of the broker. */
    public AnUpdate on(int otherPartition, long otherLoggedAt) {
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
                otherPartition,
                otherLoggedAt,
                isDoubted);
    }

    /** Doubted at entry, and confirmed by its sender. */
    public AnUpdate doubted() {
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
                true);
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
}
