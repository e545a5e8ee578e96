package vn.chitieu.ingestion.submission;

import jakarta.servlet.http.HttpServletRequest;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.authentication.EntryLinkAuthenticator;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.support.problem.ProblemException;

/**
 * The unit and the quarter that a request names by {@code unit} and {@code quarter}.
 *
 * @param unit one for which the caller reports
 * @param quarter one in which the unit exists
 */
record QuarterOfUnit(ReportingUnit unit, Quarter quarter) {

    /**
     * Returns what a request names.
     *
     * @throws ProblemException INVALID_PARAMETER, or FORBIDDEN where the caller does not report for the unit,
     *     OUTSIDE_THE_LINK where its link is for another unit or quarter
     */
    static QuarterOfUnit of(HttpServletRequest request, Catalog catalog, Credential caller) {
        Quarter quarter = SubmissionParameters.quarter(request);
        String text = SubmissionParameters.unit(request);
        ReportingUnit unit = catalog.unit(text, quarter)
                .filter(one -> one.existsIn(quarter))
                .orElseThrow(() -> new ProblemException(
                                IngestionProblemCode.INVALID_PARAMETER,
                                "expected unit as the id of a unit that exists in " + quarter
                                        + ", or its code then, got " + QuotedText.of(text))
                        .say("name", "unit")
                        .say("expected", "mã của đơn vị có trong quý")
                        .say("got", QuotedText.of(text)));
        if (caller.isOfOnePeriod() && !(caller.coversUnit(unit.id()) && caller.coversQuarter(quarter))) {
            throw EntryLinkAuthenticator.outside(caller, unit.id() + " in " + quarter);
        }
        if (!caller.coversUnit(unit.id())) {
            throw new ProblemException(
                    IngestionProblemCode.FORBIDDEN,
                    "expected a key that reports for " + unit.id() + ", got credential " + caller.id());
        }
        return new QuarterOfUnit(unit, quarter);
    }
}
