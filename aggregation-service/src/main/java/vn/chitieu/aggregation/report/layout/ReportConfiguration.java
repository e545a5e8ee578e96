package vn.chitieu.aggregation.report.layout;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.query.TotalsQuery;
import vn.chitieu.aggregation.report.AlertExplanationRepository;
import vn.chitieu.aggregation.report.PrintedReportBuilder;
import vn.chitieu.aggregation.report.ReportService;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.support.web.PageShell;

@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    ReportService readReport(
            Supplier<Catalog> catalog, TotalsQuery readTotals, AlertExplanationRepository explanations, Clock clock) {
        return new ReportService(catalog, readTotals, explanations, clock);
    }

    @Bean
    PrintedReportBuilder reportPrinter(Supplier<Catalog> catalog) {
        return new PrintedReportBuilder(catalog);
    }

    @Bean
    ReportPageRenderer reportPages(PageShell shell, PrintedReportBuilder printer) {
        return new ReportPageRenderer(shell, printer);
    }
}
