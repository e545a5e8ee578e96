package vn.chitieu.ingestion.fuzz;

import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateValidator;
import vn.chitieu.ingestion.update.ValidationContext;
import vn.chitieu.ingestion.update.ValidationResult;
import vn.chitieu.ingestion.update.Violation;
import vn.chitieu.support.problem.ProblemException;

/** What every answer to whatever input has to be. */
final class Oracle {

    static final Catalog CITY = City.catalog();
    static final int MOST_ROWS = 200;

    private static final int MOST_FLAWS = 40;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final UpdateValidator UPDATES =
            new UpdateValidator(() -> "made-by-us", Policies.IN_ORDER, List.of());

    private Oracle() {}

    static ValidationContext context() {
        Credential sender = aCredential("sender")
                .with(Right.REPORT, Right.TARGETS)
                .of("north", "south", "tax")
                .assigningFor("CITY")
                .build();
        return new ValidationContext(CITY, sender, City.NOW, Duration.ofMinutes(5));
    }

    /** A refusal of the whole is the sender's fault, and says what was expected. */
    static void refused(ProblemException refusal) {
        require(refusal.code().status().is4xxClientError(), "a code of the sender's fault", refusal.code());
        message(String.valueOf(refusal.getMessage()));
    }

    /** Rows are few enough, tell their flaws shortly, and can be checked without another word than a violation. */
    static void updates(List<RawRow> rows) {
        rows(rows);
        for (RawRow row : rows) {
            ValidationResult<Update> checked = UPDATES.check(row, context());
            if (checked instanceof ValidationResult.Good<Update> good) {
                kept(good.row());
            } else if (checked instanceof ValidationResult.Bad<Update> bad) {
                require(!bad.violations().isEmpty(), "a reason", bad);
                flaws(bad.violations());
            }
        }
    }

    static void rows(List<RawRow> rows) {
        require(!rows.isEmpty() && rows.size() <= MOST_ROWS, "1 to 200 rows", rows.size());
        rows.forEach(row -> flaws(row.flaws()));
    }

    private static void kept(Update update) {
        Optional.ofNullable(update.value())
                .ifPresent(value -> require(
                        Decimals.parse(Decimals.text(value)).compareTo(value) == 0, "the same figure again", value));
        require(update.id().matches("[!-~]{1,100}"), "an id of printable signs", update.id());
    }

    static void flaws(List<Violation> flaws) {
        require(flaws.size() <= MOST_FLAWS, "few flaws", flaws.size());
        flaws.forEach(flaw -> message(flaw.message()));
    }

    private static void message(String message) {
        require(message.contains("expected"), "a message that says what was expected", message);
        require(message.length() <= LONGEST_MESSAGE, "a short message", message.length());
        require(
                message.chars().noneMatch(character -> Character.isISOControl(character)),
                "a message without control characters",
                message);
    }

    static void require(boolean holds, String expected, Object got) {
        if (!holds) {
            throw new AssertionError("expected " + expected + ", got " + got);
        }
    }

    /** Returns the texts of rows without flaws by field. */
    static List<RawRow> flawless(List<RawRow> rows) {
        return rows.stream()
                .filter(row -> row.flaws().isEmpty() && row.text(Field.UNIT).isPresent())
                .toList();
    }
}
