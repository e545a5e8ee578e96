package vn.chitieu.notification;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.support.testing.StrangersContract;

/** Strangers who send slowly or too much, on a service with few threads. */
class StrangersIT extends StrangersContract {

    private Stage stage;
    private RunningService service;

    @BeforeAll
    void start(@TempDir Path data) {
        stage = Stage.open(new EmbeddedParts(data), data);
        service = stage.start(Path.of("../catalog/thanh-hoa"), settings());
    }

    @AfterAll
    void stop() {
        service.close();
        stage.close();
    }

    @Override
    protected int port() {
        return URI.create(service.url()).getPort();
    }
}
