package vn.chitieu.aggregation.report.layout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReportOfficeConfiguration {

    @Bean
    ReportFormat workbook() {
        return new XlsxReport();
    }

    @Bean
    ReportFormat document() {
        return new DocxReport();
    }
}
