package vn.chitieu.notification.reminder;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;

@Configuration(proxyBeanMethods = false)
class PunctualityOfficeConfiguration {

    @Bean
    PunctualityFile ledgerFile(Supplier<Catalog> catalog) {
        return new XlsxPunctuality(catalog);
    }
}
