package vn.chitieu.notification.storage;

import vn.chitieu.notification.domain.silence.Silences;
import vn.chitieu.notification.fixtures.InMemorySilences;

class InMemorySilencesTest extends SilencesContract {

    @Override
    Silences empty() {
        return new InMemorySilences();
    }
}
