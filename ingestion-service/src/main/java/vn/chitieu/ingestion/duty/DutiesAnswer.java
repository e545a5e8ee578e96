package vn.chitieu.ingestion.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.OwnCodes;
import vn.chitieu.catalog.QuarterLock;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;

/** What a key may report, as JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Duties")
record DutiesAnswer(
        Key key,
        City city,

        @Schema(description = "The unit's figures may have one of these; PRELIMINARY without one")
        List<FigureStatus> statuses,

        List<Unit> units,
        Limits limits) {

    /** Who the key is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DutiesKey")
    record Key(
            String id,
            String name,
            List<Right> rights,

            @Schema(description = "For whom it assigns targets")
            List<String> owners,

            @Schema(description = "Absent where it holds until it is revoked") @Nullable
            Instant expiresAt) {

        static Key of(Credential sender) {
            return new Key(
                    sender.id(),
                    sender.name(),
                    sender.rights().stream().sorted().toList(),
                    sender.owners().stream().sorted().toList(),
                    sender.validity().expiresAt());
        }
    }

    /** Of which city it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DutiesCity")
    record City(
            String id,
            LocalizedName name,
            String timeZone,

            @Schema(description = "Edition of the catalog from which all of this is")
            String edition,

            @Schema(description = "Whom to ask for an exception from a lock; absent where nothing is locked") @Nullable
            LocalizedName askForExceptions) {

        static City of(Catalog catalog) {
            QuarterLock lock = catalog.calendar().lock();
            return new City(
                    catalog.id(),
                    catalog.name(),
                    catalog.calendar().zone().getId(),
                    catalog.edition(),
                    lock == null ? null : lock.ask());
        }
    }

    /** One unit for which it reports. */
    @Schema(name = "DutiesUnit")
    record Unit(
            String id,
            @Schema(description = "Official code of today") String code,
            String name,
            List<Reported> indicators,

            @Schema(description = "Codes of its own system that are read as ours")
            List<Code> codes) {

        static Unit of(ReportingUnit unit, ReportingUnit.Version today, List<Reported> indicators, Catalog catalog) {
            return new Unit(
                    unit.id(),
                    today.code(),
                    today.name(),
                    indicators,
                    catalog.ownCodes().of(unit.id()).stream().map(Code::of).toList());
        }
    }

    /** One code of a unit's own system. */
    @Schema(name = "DutiesCode")
    record Code(OwnCodes.Kind kind, String code, String ours) {

        static Code of(OwnCodes.Entry entry) {
            return new Code(entry.kind(), entry.code(), entry.ours());
        }
    }

    /** One indicator that a unit reports. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DutiesIndicator")
    record Reported(
            String code,
            LocalizedName name,
            LocalizedName unitOfMeasure,

            @Schema(description = "Digits after the point at most: 0 for what is counted", example = "10")
            int decimals,

            boolean neverNegative,
            @Schema(description = "One figure for each") Frequency frequency,

            @Schema(
                    description = "The first period that is taken; absent where all of the past are",
                    example = "2020-01")
            @Nullable
            String openFrom,

            @Schema(description = "The last period that has begun", example = "2022-04")
            String openTo,

            @Schema(
                    description = "The last quarter that is locked: taken by an exception alone; absent where none is",
                    example = "2019-Q4")
            @Nullable
            String lockedUntil,

            @Schema(description = "Periods that have begun and are not late yet")
            List<Due> due) {

        static Reported of(IndicatorDuty duty, ZoneId zone) {
            Indicator indicator = duty.indicator();
            return new Reported(
                    indicator.code(),
                    indicator.display().name(),
                    indicator.display().unitOfMeasure(),
                    indicator.figures().integer() ? 0 : Decimals.MAX_FRACTION_DIGITS,
                    indicator.figures().neverNegative(),
                    indicator.frequency(),
                    text(duty.openFrom()),
                    duty.openTo().toString(),
                    text(duty.lockedUntil()),
                    duty.due().stream().map(due -> Due.of(due, zone)).toList());
        }

        private static @Nullable String text(@Nullable Object period) {
            return period == null ? null : Objects.toString(period);
        }
    }

    /** One period that is to be reported. */
    @Schema(name = "DutiesPeriod")
    record Due(
            @Schema(example = "2022-03") String period,

            @Schema(
                    description = "From then on it is late; it is taken all the same",
                    example = "2022-04-08T00:00:00+07:00")
            OffsetDateTime deadline) {

        static Due of(IndicatorDuty.Due due, ZoneId zone) {
            return new Due(due.period().toString(), due.deadline().atZone(zone).toOffsetDateTime());
        }
    }

    /** How much it may send. */
    @Schema(name = "DutiesLimits")
    record Limits(
            int requestsPerSecond,
            int requestsPerMinute,
            int updatesPerSecond,
            int updatesPerMinute,
            int updatesPerDay,
            int updatesPerRequest,
            long bytesPerRequest) {}
}
