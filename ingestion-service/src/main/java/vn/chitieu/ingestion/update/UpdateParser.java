package vn.chitieu.ingestion.update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.OwnCodes.Kind;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.update.UpdateFlags.OwnCode;

/** Reads one raw update field by field and notes what cannot be read. Used once, by one thread. */
final class UpdateParser extends RowParser {

    private static final int MAX_NOTE = 2000;
    private static final int MAX_NAME = 100;
    private static final List<FigureStatus> STATUSES = List.of(FigureStatus.values());

    private final List<OwnCode> ownCodes = new ArrayList<>(0);
    private final AtomicReference<@Nullable String> namedUnit = new AtomicReference<>();

    UpdateParser(RawRow raw, Catalog catalog) {
        super(raw, catalog);
    }

    /** Returns the codes of the unit's own system that were read as ours. */
    List<OwnCode> ownCodes() {
        return ownCodes;
    }

    /** Returns what could be read; the rest is in {@link RowParser#violations()}. */
    UpdateDraft read() {
        ReportingPeriod period = period();
        String id = id();
        ReportingUnit unit = unit(period);
        namedUnit.set(unit == null ? null : unit.id());
        Indicator indicator = indicator();
        return new UpdateDraft(
                id,
                unit,
                indicator,
                period,
                raw().text(Field.VALUE).flatMap(this::decimal).orElse(null),
                withdrawn(),
                unitOfMeasure(indicator),
                raw().text(Field.STATUS).flatMap(this::status).orElse(null),
                raw().text(Field.REPORTED_AT).flatMap(this::reportedAt).orElse(null),
                text(Field.REASON, MAX_REASON),
                text(Field.NOTE, MAX_NOTE));
    }

    /** Nearly all write it as the catalog does, and then there is nothing to be looked at. */
    private @Nullable String unitOfMeasure(@Nullable Indicator indicator) {
        String usual =
                indicator == null ? null : indicator.display().unitOfMeasure().vi();
        return raw().text(Field.UNIT_OF_MEASURE)
                .filter(text -> text.equals(usual))
                .orElseGet(() -> measure(text(Field.UNIT_OF_MEASURE, MAX_NAME), usual));
    }

    /** What is no name for the usual one stays as it was written, to be refused as that. */
    private @Nullable String measure(@Nullable String text, @Nullable String usual) {
        if (text == null
                || usual == null
                || !ours(Kind.MEASURE, text).filter(usual::equals).isPresent()) {
            return text;
        }
        ownCodes.add(new OwnCode(Field.UNIT_OF_MEASURE, text, usual));
        return usual;
    }

    /** A code of the catalog is what it is for every sender; another may be one of the unit's own system. */
    @Override
    Optional<Indicator> called(String text) {
        Optional<Indicator> indicator = super.called(text);
        return indicator.isPresent()
                ? indicator
                : ours(Kind.INDICATOR, PlainText.normalised(text))
                        .flatMap(super::called)
                        .map(ours -> {
                            ownCodes.add(new OwnCode(Field.INDICATOR, PlainText.normalised(text), ours.code()));
                            return ours;
                        });
    }

    private Optional<String> ours(Kind kind, String text) {
        return catalog().ownCodes().ours(namedUnit.get(), kind, text);
    }

    private @Nullable ReportingPeriod period() {
        return required(Field.PERIOD).flatMap(this::period).orElse(null);
    }

    private Optional<ReportingPeriod> period(String text) {
        try {
            return Optional.of(ReportingPeriod.parse(text));
        } catch (IllegalArgumentException unreadable) {
            return violated(
                    FindingCode.PERIOD_NOT_READABLE,
                    Field.PERIOD,
                    "expected a quarter such as 2022-Q1, a month such as 2022-03 or a day such as 2022-03-15"
                            + " that exists, got " + QuotedText.of(text),
                    got(text));
        }
    }

    private @Nullable ReportingUnit unit(@Nullable ReportingPeriod period) {
        return required(Field.UNIT).flatMap(text -> unit(text, period)).orElse(null);
    }

    private Optional<ReportingUnit> unit(String text, @Nullable ReportingPeriod period) {
        Optional<ReportingUnit> unit =
                period == null ? catalog().unit(text) : catalog().unit(text, period);
        if (unit.isPresent()) {
            return unit;
        }
        if (!isCodeOfSomeTime(text)) {
            return violated(
                    FindingCode.UNKNOWN_UNIT,
                    Field.UNIT,
                    "expected the id of a unit of " + catalog().id() + ", or a code valid in the period, got "
                            + QuotedText.of(text),
                    got(text));
        }
        return period == null
                ? Optional.empty()
                : violated(
                        FindingCode.UNIT_NOT_IN_PERIOD,
                        Field.UNIT,
                        "expected a code valid in " + period + ", got " + QuotedText.of(text) + " of another time",
                        Map.of("got", QuotedText.of(text), "period", PeriodText.vietnamese(period)));
    }

    private boolean isCodeOfSomeTime(String text) {
        return catalog().units().stream()
                .flatMap(unit -> unit.versions().stream())
                .anyMatch(version -> version.code().equals(text));
    }

    private boolean withdrawn() {
        boolean withdrawn = raw().text(Field.WITHDRAWN).map(this::flag).orElse(false);
        boolean value = raw().text(Field.VALUE).isPresent();
        if (withdrawn && value) {
            violated(
                    FindingCode.VALUE_AND_WITHDRAWN,
                    Field.VALUE,
                    "expected no value beside withdrawn true, got both",
                    Map.of());
        }
        if (!withdrawn && !value && !raw().isFlawed(Field.VALUE) && !raw().isFlawed(Field.WITHDRAWN)) {
            violated(
                    FindingCode.MISSING_FIELD, Field.VALUE, "expected value, or withdrawn true, got neither", Map.of());
        }
        return withdrawn;
    }

    private boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            violated(
                    FindingCode.WRONG_TYPE,
                    Field.WITHDRAWN,
                    "expected true or false, got " + QuotedText.of(text),
                    Map.of("got", QuotedText.of(text), "expected", "true (rút) hoặc false (không rút)"));
        }
        return text.equals("true");
    }

    private Optional<FigureStatus> status(String text) {
        for (FigureStatus status : STATUSES) {
            if (status.name().equals(text)) {
                return Optional.of(status);
            }
        }
        return violated(
                FindingCode.UNKNOWN_STATUS,
                Field.STATUS,
                "expected ESTIMATE, PRELIMINARY or OFFICIAL, got " + QuotedText.of(text),
                got(text));
    }

    private Optional<Instant> reportedAt(String text) {
        Optional<Instant> time = ReportTimes.read(text);
        return time.isPresent()
                ? time
                : violated(
                        FindingCode.REPORTED_AT_NOT_READABLE,
                        Field.REPORTED_AT,
                        "expected " + ReportTimes.EXPECTED + ", got " + QuotedText.of(text),
                        got(text));
    }
}
