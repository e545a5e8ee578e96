package vn.chitieu.aggregation.report.layout;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
