package vn.chitieu.notification.city;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.support.mongo.MongoInitializer;

/** The home city of the database. */
@Configuration(proxyBeanMethods = false)
class CityConfiguration {

    /** Refuses to start on entries that no city is known to own. */
    @Bean
    MongoInitializer homeCityAtStart(HomeCity home) {
        return home::id;
    }
}
