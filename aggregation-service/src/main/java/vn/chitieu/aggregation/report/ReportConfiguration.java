package vn.chitieu.aggregation.report;

import com.mongodb.client.MongoDatabase;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.catalog.Catalog;

/** Explanations of alerts, which the report of a quarter shows. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    AlertExplanationRepository explanations(MongoDatabase database, Supplier<Catalog> catalog) {
        return new MongoAlertExplanations(database, catalog.get().id());
    }

    @Bean
    AlertExplanationsListener explanationsListener(
            AlertExplanationRepository explanations,
            @Qualifier("explanationPositions") LogPositions positions,
            Supplier<Catalog> catalog) {
        return new AlertExplanationsListener(
                explanations, positions, catalog.get().id());
    }
}
