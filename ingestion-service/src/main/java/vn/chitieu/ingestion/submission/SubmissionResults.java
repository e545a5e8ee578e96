package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.format.ByteSpool;
import vn.chitieu.ingestion.format.FileSummary;
import vn.chitieu.ingestion.format.RowReading;
import vn.chitieu.ingestion.format.TableLayout;
import vn.chitieu.ingestion.submission.SubmissionAnswer.Result;
import vn.chitieu.ingestion.update.RawRow;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.problem.ProblemLanguage;

/**
 * The outcomes of the rows of a request, serialized one by one as JSON, since the answer begins with their counts. Used
 * once, by one thread.
 */
public final class SubmissionResults implements BiConsumer<RawRow, RowOutcome>, AutoCloseable {

    private final JsonMapper json;
    private final boolean dryRun;
    private final ByteSpool results = new ByteSpool();
    private final ByteSpool sendAgain = new ByteSpool();
    private final SubmissionResultWriter writer;
    private int accepted;
    private int rejected;
    private int needConfirmation;
    private int failed;

    private Function<RawRow, @Nullable RowReading> reading = row -> null;

    private SubmissionResults(JsonMapper json, ObjectWriter each, boolean dryRun) {
        this.json = json;
        this.dryRun = dryRun;
        this.writer = new SubmissionResultWriter(each, results);
    }

    /** Tells with each result how its row was read, by the names of that catalog. */
    void explain(Catalog catalog) {
        reading = row -> RowReading.of(row, catalog);
    }

    @Override
    public void accept(RawRow row, RowOutcome outcome) {
        int index = accepted + rejected + needConfirmation + failed;
        RowReading how = reading.apply(row);
        if (how == null) {
            writer.write(index, outcome, row.place());
        } else {
            writer.write(index, outcome, row.place(), how);
        }
        if (outcome instanceof RowOutcome.Accepted) {
            accepted++;
        } else if (outcome instanceof RowOutcome.Rejected) {
            rejected++;
        } else if (outcome instanceof RowOutcome.NeedsConfirmation) {
            needConfirmation++;
        } else {
            sendAgain.write(failed++ == 0 ? '[' : ',');
            sendAgain.write(json.writeValueAsBytes(Objects.requireNonNull(outcome.id())));
        }
    }

    /**
     * Returns the answer, good until this is closed: 202 (200 for a dry run), 422 where nothing was accepted, 503 where
     * the outcome of one is not known.
     *
     * @param request whose path a problem names, in the language that it asks for
     * @param file what the file was found to be; null where none came
     */
    public SubmissionResponse answer(HttpServletRequest request, @Nullable FileSummary file) {
        TableLayout table = dryRun && file != null ? file.table() : null;
        writer.end();
        if (failed > 0) {
            sendAgain.write(']');
            return problem(
                    request,
                    new ProblemException(
                                    IngestionProblemCode.LOG_UNAVAILABLE,
                                    "expected the log to acknowledge everything, got no answer in time for " + failed
                                            + " of " + (accepted + rejected + needConfirmation + failed))
                            .say("failed", failed)
                            .withHeader(HttpHeaders.RETRY_AFTER, ProblemException.RETRY_AFTER_SECONDS),
                    null);
        }
        if (accepted == 0) {
            return problem(
                    request,
                    new ProblemException(
                            IngestionProblemCode.NOTHING_ACCEPTED,
                            "expected at least one without errors, got " + rejected + " with errors"
                                    + (needConfirmation == 0 ? "" : " and " + needConfirmation + " to be confirmed")),
                    table);
        }
        SubmissionAnswer counts = new SubmissionAnswer(
                dryRun ? true : null,
                accepted,
                rejected,
                some(needConfirmation),
                some(file == null ? 0 : file.notFilledIn()),
                some(file == null ? 0 : file.table().otherRowsBelow()),
                table,
                null);
        return new SubmissionResponse(
                dryRun ? 200 : 202,
                MediaType.APPLICATION_JSON_VALUE,
                HttpHeaders.EMPTY,
                json.writeValueAsBytes(counts),
                results,
                null);
    }

    private SubmissionResponse problem(
            HttpServletRequest request, ProblemException problem, @Nullable TableLayout table) {
        problem.with("accepted", accepted).with("rejected", rejected);
        if (table != null) {
            problem.with("table", table);
        }
        if (needConfirmation > 0) {
            problem.with("needConfirmation", needConfirmation);
        }
        ResponseEntity<Object> answer = ProblemLanguage.spoken(problem.answer(), request);
        ProblemDetail detail = (ProblemDetail) Objects.requireNonNull(answer.getBody());
        detail.setInstance(URI.create(request.getRequestURI()));
        return new SubmissionResponse(
                answer.getStatusCode().value(),
                MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                answer.getHeaders(),
                json.writeValueAsBytes(detail),
                results,
                failed == 0 ? null : sendAgain);
    }

    private static @Nullable Integer some(int number) {
        return number == 0 ? null : Integer.valueOf(number);
    }

    @Override
    public void close() {
        writer.close();
        results.close();
        sendAgain.close();
    }

    /** Makes {@link SubmissionResults}. Thread-safe. */
    public static final class Writer {

        private final JsonMapper json;
        private final ObjectWriter each;

        /** Makes results with that mapper. */
        public Writer(JsonMapper json) {
            this.json = json;
            this.each = json.writerFor(Result.class);
        }

        /** Returns an empty one. */
        public SubmissionResults begin(boolean dryRun) {
            return new SubmissionResults(json, each, dryRun);
        }
    }
}
