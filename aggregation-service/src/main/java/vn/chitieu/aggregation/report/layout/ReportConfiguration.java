package vn.chitieu.aggregation.report.layout;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.query.ReadTotals;
import vn.chitieu.aggregation.report.Explanations;
import vn.chitieu.aggregation.report.ReadReport;
import vn.chitieu.aggregation.report.ReportPrinter;
import vn.chitieu.catalog.Catalog;

@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    ReadReport readReport(Supplier<Catalog> catalog, ReadTotals readTotals, Explanations explanations, Clock clock) {
        return new ReadReport(catalog, readTotals, explanations, clock);
    }

    @Bean
    ReportPrinter reportPrinter(Supplier<Catalog> catalog) {
        return new ReportPrinter(catalog);
    }

    @Bean
    ReportPages reportPages(ReportPrinter printer) {
        return new ReportPages(printer);
    }
}
