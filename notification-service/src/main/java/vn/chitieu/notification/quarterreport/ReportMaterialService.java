package vn.chitieu.notification.quarterreport;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.Page;

/** Gathers what the mail with a quarter's report is made of, as it stands now. Thread-safe. */
@Service
public final class ReportMaterialService {

    private static final int AT_ONCE = 500;
    private static final String WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Comparator<AlertCase> WORST_FIRST = Comparator.comparing(ReportMaterialService::judged)
            .reversed()
            .thenComparing(one -> one.key().toString());

    private final ReportSource reports;
    private final CaseRepository cases;

    /** Takes where reports and cases are. */
    public ReportMaterialService(ReportSource reports, CaseRepository cases) {
        this.reports = reports;
        this.cases = cases;
    }

    /**
     * Returns the material of a report in a language.
     *
     * @param city id of its city
     * @throws ReportUnavailableException if the report cannot be had now
     */
    public ReportMaterial gather(ReportNotice notice, String city, String language) throws ReportUnavailableException {
        Optional<FetchedReport> printed = reports.printed(city, notice.quarter(), notice.scope(), language);
        Attachment workbook = printed.isEmpty() ? null : workbook(notice, city, language);
        List<AlertCase> open = open(notice.city(), notice.quarter());
        List<AlertCase> own = open.stream()
                .filter(one -> one.key().total().scope().equals(notice.scope()))
                .sorted(WORST_FIRST)
                .toList();
        int others = notice.scope().equals(Scope.city()) ? open.size() - own.size() : 0;
        return new ReportMaterial(printed.orElse(null), workbook, own, others);
    }

    private Attachment workbook(ReportNotice notice, String city, String language) throws ReportUnavailableException {
        String name =
                "bao-cao-" + notice.quarter() + "-" + notice.scope().toString().replace(':', '-') + ".xlsx";
        return new Attachment(name, WORKBOOK_TYPE, reports.workbook(city, notice.quarter(), notice.scope(), language));
    }

    /** Every case of the city in the quarter that has a recipient and is not mended. */
    private List<AlertCase> open(CityKey city, Quarter quarter) {
        CaseRepository.Filter its = new CaseRepository.Filter(city, null, null, null);
        return Page.all(after -> cases.list(its, after, AT_ONCE))
                .flatMap(List::stream)
                .filter(one -> one.key().total().quarter().equals(quarter))
                .filter(one -> one.progress().state() != CaseState.PENDING
                        && one.progress().state() != CaseState.RESOLVED)
                .toList();
    }

    /** What was not judged, being about no target, stands below what was. */
    private static Verdict judged(AlertCase one) {
        Verdict verdict = one.figures().latest().attainment().verdict();
        return verdict == Verdict.NOT_JUDGED ? Verdict.EXCEEDED : verdict;
    }
}
