package vn.chitieu.notification;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same on the parts that production runs. */
@EnabledIf("vn.chitieu.support.testing.Containers#dockerAnswers")
class NotificationOnContainersIT extends NotificationIT {

    @Override
    Parts parts(Path folder) {
        return new ContainerParts();
    }
}
