package vn.chitieu.aggregation.office;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.report.ReportFile;

@Configuration(proxyBeanMethods = false)
class OfficeConfiguration {

    @Bean
    ReportFile workbook() {
        return new XlsxReport();
    }

    @Bean
    ReportFile document() {
        return new DocxReport();
    }
}
