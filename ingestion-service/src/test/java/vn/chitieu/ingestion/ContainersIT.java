package vn.chitieu.ingestion;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same on the parts that production runs. */
@EnabledIf("vn.chitieu.support.testing.Containers#dockerAnswers")
class ContainersIT extends IngestionApplicationIT {

    private final Parts parts = ContainerParts.start();

    @Override
    Parts parts() {
        return parts;
    }

    @AfterAll
    void stop() {
        parts.service().close();
    }
}
