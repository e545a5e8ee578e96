package vn.chitieu.aggregation.target;

import com.mongodb.client.MongoDatabase;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;

/** Targets of the city. */
@Configuration(proxyBeanMethods = false)
class TargetConfiguration {

    @Bean
    TargetRepository targets(MongoDatabase database, Supplier<Catalog> catalog) {
        return new MongoTargets(database, catalog.get().id());
    }

    @Bean
    TargetRecordReader targetRecordReader(Supplier<Catalog> catalog) {
        return new TargetRecordReader(catalog.get().id());
    }
}
