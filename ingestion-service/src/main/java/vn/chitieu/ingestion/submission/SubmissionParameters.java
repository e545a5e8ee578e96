package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.authentication.EntryLinkAuthenticator;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.submission.Submission.Mode;
import vn.chitieu.ingestion.update.NumberFormat;
import vn.chitieu.ingestion.update.ReportTimes;
import vn.chitieu.support.problem.ProblemException;

/** The query parameters of a request; one that is not supported is refused, because its sender relies on it. */
public final class SubmissionParameters {

    private static final String DRY_RUN = "dryRun";
    private static final String ATOMIC = "atomic";
    private static final String CONFIRM = "confirm";
    private static final String NUMBERS = "numbers";
    private static final String REPORTED_AT = "reportedAt";
    private static final String QUARTER = "quarter";
    private static final String UNIT = "unit";
    private static final String FROM = "from";
    private static final String TO = "to";
    /** Taken everywhere: the filter of the request's city has looked at it. */
    private static final String CITY = "city";

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    private SubmissionParameters() {}

    /** Returns the mode that the parameters {@code dryRun}, {@code atomic} and {@code confirm} ask for. */
    public static Mode mode(HttpServletRequest request) {
        return modeOfUpdates(parameters(request, List.of(ATOMIC, CONFIRM, DRY_RUN)));
    }

    /** Returns the mode that the parameters of updates ask for, which may also have {@code reportedAt}. */
    public static Mode modeOfUpdates(HttpServletRequest request) {
        return modeOfUpdates(parameters(request, List.of(ATOMIC, CONFIRM, DRY_RUN, REPORTED_AT)));
    }

    /**
     * Returns the mode that the parameters of a file of updates ask for, which may also have {@code numbers} and
     * {@code reportedAt}.
     */
    public static Mode modeOfFile(HttpServletRequest request) {
        return modeOfUpdates(parameters(request, List.of(ATOMIC, CONFIRM, DRY_RUN, NUMBERS, REPORTED_AT)));
    }

    private static Mode modeOfUpdates(Map<String, String[]> parameters) {
        return new Mode(flag(parameters, DRY_RUN), flag(parameters, ATOMIC), flag(parameters, CONFIRM));
    }

    /** Returns how the numbers of a file are written, as its sender declares by {@code numbers}. */
    public static NumberFormat numbers(HttpServletRequest request) {
        String[] values = request.getParameterMap().get(NUMBERS);
        if (values == null) {
            return NumberFormat.UNDECLARED;
        }
        return Optional.of(values.length == 1 ? values[0] : "")
                .flatMap(NumberFormat::declared)
                .orElseThrow(() -> invalid(
                        NUMBERS, "numbers once as vi, en or plain", "vi, en hoặc plain", String.join(", ", values)));
    }

    /** Returns the time that {@code reportedAt} gives for all rows that have none, by the sender's clock. */
    public static Optional<Instant> reportedAt(HttpServletRequest request) {
        String[] values = all(request).get(REPORTED_AT);
        if (values == null) {
            return Optional.empty();
        }
        Optional<Instant> time = values.length == 1 ? ReportTimes.read(values[0]) : Optional.empty();
        if (time.isEmpty()) {
            throw invalid(
                    REPORTED_AT,
                    "reportedAt once as " + ReportTimes.EXPECTED + ", with %2B for a plus",
                    "thời điểm như 2022-04-04T08:00:00%2B07:00",
                    String.join(", ", values));
        }
        return time;
    }

    /** Returns the unit that the parameters {@code unit} and {@code quarter} name, as its text. */
    public static String unit(HttpServletRequest request) {
        return one(parameters(request, List.of(QUARTER, UNIT)), UNIT);
    }

    /** Returns the quarter that the parameters {@code unit} and {@code quarter} name. */
    public static Quarter quarter(HttpServletRequest request) {
        String text = one(parameters(request, List.of(QUARTER, UNIT)), QUARTER);
        try {
            return Quarter.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw invalid(QUARTER, "quarter such as 2022-Q1", "quý như 2022-Q1", text);
        }
    }

    /**
     * Returns the same, of a caller whose link has to be good for it.
     *
     * @throws ProblemException OUTSIDE_THE_LINK
     */
    public static Quarter quarter(HttpServletRequest request, Credential caller) {
        Quarter quarter = quarter(request);
        if (!caller.coversQuarter(quarter)) {
            throw EntryLinkAuthenticator.outside(caller, quarter.toString());
        }
        return quarter;
    }

    /** Returns the days that the parameters {@code from} and {@code to} name beside {@code unit}, up to today. */
    public static Days days(HttpServletRequest request, LocalDate today) {
        return days(parameters(request, List.of(FROM, TO, UNIT)), today);
    }

    /** Returns the days that the parameters {@code from} and {@code to} name, up to today. */
    public static Days daysAlone(HttpServletRequest request, LocalDate today) {
        return days(parameters(request, List.of(FROM, TO)), today);
    }

    /** Returns which records are to be sent again: {@code from}, {@code to}, {@code unit}, {@code dryRun}. */
    public static Replayed replayed(HttpServletRequest request, LocalDate today) {
        Map<String, String[]> parameters = parameters(request, List.of(DRY_RUN, FROM, TO, UNIT));
        Optional<String> unit = parameters.containsKey(UNIT) ? Optional.of(one(parameters, UNIT)) : Optional.empty();
        return new Replayed(days(parameters, today), unit, flag(parameters, DRY_RUN));
    }

    private static Days days(Map<String, String[]> parameters, LocalDate today) {
        LocalDate to = parameters.containsKey(TO) ? day(parameters, TO) : today;
        LocalDate from = parameters.containsKey(FROM) ? day(parameters, FROM) : to.minusDays(USUAL_DAYS - 1);
        if (from.isAfter(to) || from.plusDays(MOST_DAYS).isBefore(to.plusDays(1))) {
            throw new ProblemException(
                            IngestionProblemCode.INVALID_PARAMETER,
                            "expected from one day to the same or a later one, " + MOST_DAYS + " days at most, got "
                                    + from + " to " + to)
                    .say("name", FROM + ", " + TO)
                    .say("expected", "từ một ngày đến ngày đó hoặc sau đó, tối đa " + MOST_DAYS + " ngày");
        }
        return new Days(from, to);
    }

    /** Returns the unit that the parameters of {@link #days} name beside the days, as its text. */
    public static Optional<String> unitOfDays(HttpServletRequest request) {
        Map<String, String[]> parameters = parameters(request, List.of(FROM, TO, UNIT));
        return parameters.containsKey(UNIT) ? Optional.of(one(parameters, UNIT)) : Optional.empty();
    }

    private static LocalDate day(Map<String, String[]> parameters, String name) {
        String text = one(parameters, name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw invalid(name, name + " as a day such as 2022-04-07", "ngày như 2022-04-07", text);
        }
    }

    /**
     * Days from one to another, both included.
     *
     * @param from the first
     * @param to the last
     */
    public record Days(LocalDate from, LocalDate to) {}

    /**
     * Which records are to be sent again.
     *
     * @param unit id of the unit, unchecked; empty for all
     * @param dryRun whether only to count
     */
    public record Replayed(Days days, Optional<String> unit, boolean dryRun) {}

    private static String one(Map<String, String[]> parameters, String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length != 1 || values[0].isBlank()) {
            throw invalid(name, name + " once", "ghi đúng một lần", String.join(", ", values));
        }
        return values[0];
    }

    /** Returns the parameters of those names that came, each of which may come once. */
    public static Map<String, String> each(HttpServletRequest request, List<String> supported) {
        Map<String, String> each = new HashMap<>();
        parameters(request, supported).forEach((name, values) -> {
            if (name.equals(CITY)) {
                return;
            }
            if (values.length != 1) {
                throw invalid(name, name + " once", "ghi đúng một lần", String.join(", ", values));
            }
            each.put(name, values[0]);
        });
        return each;
    }

    /** Returns whether {@code dryRun} asks for a dry run; no other parameters but those are taken. */
    public static boolean dryRun(HttpServletRequest request, String... others) {
        return flag(
                parameters(
                        request,
                        Stream.concat(Stream.of(DRY_RUN), Stream.of(others)).toList()),
                DRY_RUN);
    }

    /** Returns the value of a parameter that has to come once, beside {@code dryRun}. */
    public static String beside(HttpServletRequest request, String name) {
        return one(parameters(request, List.of(DRY_RUN, name)), name);
    }

    /** Returns whether a parameter is true; no other one is taken. */
    public static boolean asks(HttpServletRequest request, String name) {
        return flag(parameters(request, List.of(name)), name);
    }

    /** Refuses every parameter. */
    public static void none(HttpServletRequest request) {
        parameters(request, List.of());
    }

    private static Map<String, String[]> parameters(HttpServletRequest request, List<String> supported) {
        Map<String, String[]> parameters = all(request);
        if (parameters.isEmpty()) {
            return parameters;
        }
        if (parameters.containsKey(CITY)) {
            String unused = one(parameters, CITY);
        }
        parameters.keySet().stream()
                .filter(name -> !supported.contains(name) && !name.equals(CITY))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new ProblemException(
                                    IngestionProblemCode.UNSUPPORTED_PARAMETER,
                                    "expected query parameters of " + supported + ", got " + QuotedText.of(name))
                            .say("got", QuotedText.of(name));
                });
        return parameters;
    }

    private static Map<String, String[]> all(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException undecodable) {
            throw new ProblemException(
                    IngestionProblemCode.INVALID_PARAMETER,
                    "expected query parameters in percent-encoded UTF-8, got others");
        }
    }

    private static ProblemException invalid(String name, String expected, String expectedVi, String got) {
        String quoted = QuotedText.of(got);
        return new ProblemException(IngestionProblemCode.INVALID_PARAMETER, "expected " + expected + ", got " + quoted)
                .say("name", name)
                .say("expected", expectedVi)
                .say("got", quoted);
    }

    private static boolean flag(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        if (values == null) {
            return false;
        }
        if (values.length != 1 || (!values[0].equals("true") && !values[0].equals("false"))) {
            throw invalid(name, name + " once as true or false", "true hoặc false", String.join(", ", values));
        }
        return values[0].equals("true");
    }
}
