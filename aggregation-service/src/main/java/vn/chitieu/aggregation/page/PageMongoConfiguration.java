package vn.chitieu.aggregation.page;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.AggregationProperties;
import vn.chitieu.support.mongo.DatabaseHealthIndicator;
import vn.chitieu.support.mongo.MongoInitializer;

/** The database, and the cache of its pages. */
@Configuration(proxyBeanMethods = false)
class PageMongoConfiguration {

    @Bean
    MongoDatabase aggregationDatabase(MongoClient client, AggregationProperties settings) {
        return client.getDatabase(settings.database());
    }

    @Bean
    MongoInitializer otherLayouts(MongoDatabase database) {
        return () -> MongoCollectionVersion.tellOfOthers(database);
    }

    @Bean
    HealthIndicator databaseHealthIndicator(MongoDatabase database) {
        return new DatabaseHealthIndicator(database);
    }

    @Bean
    PageCache pageCache(PageRepository pages, MilestoneRepository milestones, AggregationProperties settings) {
        return new PageCache(
                pages,
                settings.rememberedPages(),
                System::nanoTime,
                city -> milestones.find(city).revisionFloor());
    }
}
