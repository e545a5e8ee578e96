package vn.chitieu.notification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.support.testing.TestDatabase;

class MongoHomeCityIT {

    private final MongoDatabase database = TestDatabase.fresh();

    @Test
    void isTheCityThatTheDatabaseBeganWith() {
        assertThat(home("thanh-hoa", "thanh-hoa").id()).hasValue("thanh-hoa");

        assertThat(home("hue", "hue", "thanh-hoa").id()).hasValue("thanh-hoa");
    }

    @Test
    void isNoneWhereTheDatabaseBeganWithSeveral() {
        assertThat(home(null, "hue", "thanh-hoa").id()).isEmpty();

        assertThat(home("thanh-hoa", "hue", "thanh-hoa").id()).isEmpty();
    }

    @Test
    void isTheDefaultCityOfEntriesThatNameNone() {
        database.getCollection("silences").insertOne(new Document("_id", "s-1"));

        assertThatThrownBy(() -> home(null, "hue", "thanh-hoa").id())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chitieu.city");
        assertThat(home("thanh-hoa", "hue", "thanh-hoa").id()).hasValue("thanh-hoa");
    }

    private MongoHomeCity home(@Nullable String configured, String... cities) {
        Catalog[] catalogs = Stream.of(cities).map(SmallCity::of).toArray(Catalog[]::new);
        return new MongoHomeCity(database, new DefaultCity(Catalogs.of(catalogs), configured));
    }
}
