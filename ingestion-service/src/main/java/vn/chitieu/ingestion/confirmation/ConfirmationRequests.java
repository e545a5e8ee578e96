package vn.chitieu.ingestion.confirmation;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.format.StrictJsonObject;
import vn.chitieu.support.problem.ProblemException;

/** Reads what heads say over HTTP of figures that wait, with every flaw at once. */
final class ConfirmationRequests {

    private static final int MAX_REASON = 500;
    private static final List<String> FIELDS = List.of("unit", "indicator", "period", "update", "value", "reason");

    private ConfirmationRequests() {}

    /**
     * Reads {@code {"confirm": [...], "return": [...]}}; those to be returned have a reason, the others none.
     *
     * @throws ProblemException CONFIRMATIONS_NOT_VALID with every flaw
     */
    static List<HeadDecision> read(InputStream body) throws IOException {
        StrictJsonObject fields = StrictJsonObject.read(body, List.of("confirm", "return"));
        List<HeadDecision> decisions = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>(fields.flaws());
        for (String kind : List.of("confirm", "return")) {
            if (fields.has(kind)) {
                for (StrictJsonObject one : fields.objects(kind, FIELDS)) {
                    HeadDecision decision = one(one, kind.equals("return"));
                    one.flaws().forEach(flaw -> flaws.add(new Flaw(kind + "." + flaw.field(), flaw.message())));
                    if (decision != null) {
                        decisions.add(decision);
                    }
                }
            }
        }
        fields.flaws().stream().filter(flaw -> !flaws.contains(flaw)).forEach(flaws::add);
        if (flaws.isEmpty() && decisions.isEmpty()) {
            flaws.add(new Flaw("confirm", "expected figures to confirm or to return, got none"));
        }
        if (!flaws.isEmpty()) {
            throw new ProblemException(
                            IngestionProblemCode.CONFIRMATIONS_NOT_VALID,
                            "expected figures to confirm or to return, got " + flaws.size() + " errors")
                    .with("errors", List.copyOf(flaws));
        }
        return decisions;
    }

    private static @Nullable HeadDecision one(StrictJsonObject fields, boolean returned) {
        String unit = fields.text("unit");
        String indicator = fields.text("indicator");
        String update = fields.text("update");
        ReportingPeriod period = period(fields);
        BigDecimal value = value(fields);
        String reason = reason(fields, returned);
        return period == null || value == null || !fields.flaws().isEmpty()
                ? null
                : new HeadDecision(unit, indicator, period, update, value, reason);
    }

    private static @Nullable ReportingPeriod period(StrictJsonObject fields) {
        String text = fields.text("period");
        try {
            return ReportingPeriod.parse(text);
        } catch (IllegalArgumentException unreadable) {
            fields.flaw("period", "expected a period such as 2022-03 or 2022-Q1, got " + QuotedText.of(text));
            return null;
        }
    }

    private static @Nullable BigDecimal value(StrictJsonObject fields) {
        String text = fields.text("value");
        try {
            return Decimals.parse(text);
        } catch (IllegalArgumentException unreadable) {
            fields.flaw("value", "expected the figure as a string such as \"12.5\", got " + QuotedText.of(text));
            return null;
        }
    }

    private static @Nullable String reason(StrictJsonObject fields, boolean returned) {
        if (!returned) {
            if (fields.has("reason")) {
                fields.flaw("reason", "expected a reason of what is returned alone, got one of what is confirmed");
            }
            return null;
        }
        String reason = fields.text("reason").strip();
        if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > MAX_REASON || !PlainText.isClean(reason)) {
            fields.flaw(
                    "reason", "expected 1 to " + MAX_REASON + " characters on one line, got " + QuotedText.of(reason));
        }
        return PlainText.normalised(reason);
    }
}
