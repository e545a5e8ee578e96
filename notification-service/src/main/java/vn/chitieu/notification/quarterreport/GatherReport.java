package vn.chitieu.notification.quarterreport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Cases;

/** Gathers what the mail with a quarter's report is made of, as it stands now. Thread-safe. */
public final class GatherReport {

    private static final int AT_ONCE = 500;
    private static final String WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Comparator<AlertCase> WORST_FIRST = Comparator.comparing(GatherReport::judged)
            .reversed()
            .thenComparing(one -> one.key().toString());

    private final Reports reports;
    private final Cases cases;

    /** Takes where reports and cases are. */
    public GatherReport(Reports reports, Cases cases) {
        this.reports = reports;
        this.cases = cases;
    }

    /**
     * Returns the material of a report in a language.
     *
     * @throws ReportAwayException if the report cannot be had now
     */
    public ReportMaterial gather(ReportNotice notice, String language) throws ReportAwayException {
        Optional<PrintedReport> printed = reports.printed(notice.quarter(), notice.scope(), language);
        Attachment workbook = printed.isEmpty() ? null : workbook(notice, language);
        List<AlertCase> open = open(notice.quarter());
        List<AlertCase> own = open.stream()
                .filter(one -> one.key().total().scope().equals(notice.scope()))
                .sorted(WORST_FIRST)
                .toList();
        int others = notice.scope().equals(Scope.city()) ? open.size() - own.size() : 0;
        return new ReportMaterial(printed.orElse(null), workbook, own, others);
    }

    private Attachment workbook(ReportNotice notice, String language) throws ReportAwayException {
        String name =
                "bao-cao-" + notice.quarter() + "-" + notice.scope().toString().replace(':', '-') + ".xlsx";
        return new Attachment(name, WORKBOOK_TYPE, reports.workbook(notice.quarter(), notice.scope(), language));
    }

    /** Every case of the quarter that was told to somebody and is not mended. */
    private List<AlertCase> open(Quarter quarter) {
        List<AlertCase> open = new ArrayList<>();
        @Nullable String after = null;
        List<AlertCase> page;
        do {
            page = cases.list(new Cases.Filter(null, null, null), after, AT_ONCE);
            page.stream()
                    .filter(one -> one.key().total().quarter().equals(quarter))
                    .filter(one -> one.state() != CaseState.PENDING && one.state() != CaseState.RESOLVED)
                    .forEach(open::add);
            after = page.isEmpty() ? null : page.get(page.size() - 1).key().toString();
        } while (page.size() == AT_ONCE);
        return open;
    }

    /** What was not judged, being about no target, stands below what was. */
    private static Verdict judged(AlertCase one) {
        Verdict verdict = one.figures().attainment().verdict();
        return verdict == Verdict.NOT_JUDGED ? Verdict.EXCEEDED : verdict;
    }
}
