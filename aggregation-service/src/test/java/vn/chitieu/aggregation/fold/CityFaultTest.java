package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.page.PartitionLostException;
import vn.chitieu.aggregation.page.StalePageException;

class CityFaultTest {

    @Test
    void storesAndBrokersThatAreAwayAreAwayForAllCities() {
        assertThat(CityFault.isOfOneCity(new MongoTimeoutException("no server")))
                .isFalse();
        assertThat(CityFault.isOfOneCity(sent(new TimeoutException("expired")))).isFalse();
        assertThat(CityFault.isOfOneCity(new IllegalStateException(new java.util.concurrent.TimeoutException())))
                .isFalse();
        assertThat(CityFault.isOfOneCity(new IllegalStateException(new InterruptedException())))
                .isFalse();
        assertThat(CityFault.isOfOneCity(new PartitionLostException("overtaken")))
                .isFalse();
    }

    @Test
    void allElseIsTheCitys() {
        assertThat(CityFault.isOfOneCity(new ArithmeticException("a bug"))).isTrue();
        assertThat(CityFault.isOfOneCity(new CatalogBehindException("behind"))).isTrue();
        assertThat(CityFault.isOfOneCity(new StalePageException("changed"))).isTrue();
        assertThat(CityFault.isOfOneCity(sent(new RecordTooLargeException("a total"))))
                .isTrue();
    }

    /** A fault of the database may pass, a damaged document does not. */
    @Test
    void aDocumentIsDamagedIfItsReaderFails() {
        assertThat(CityFault.isOfADocument(new ClassCastException("damaged"))).isTrue();
        assertThat(CityFault.isOfADocument(new IllegalArgumentException("no enum constant")))
                .isTrue();
        assertThat(CityFault.isOfADocument(new MongoException("cursor not found")))
                .isFalse();
        assertThat(CityFault.isOfADocument(new IllegalStateException(new MongoException("cursor not found"))))
                .isFalse();
        assertThat(CityFault.isOfADocument(new MongoTimeoutException("no server")))
                .isFalse();
    }

    private static RuntimeException sent(Exception refused) {
        return new IllegalStateException("expected acknowledgements", new ExecutionException(refused));
    }
}
