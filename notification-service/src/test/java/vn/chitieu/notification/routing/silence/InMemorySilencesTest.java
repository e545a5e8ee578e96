package vn.chitieu.notification.routing.silence;

import vn.chitieu.notification.fixtures.InMemorySilences;

class InMemorySilencesTest extends SilencesContract {

    @Override
    Silences empty() {
        return new InMemorySilences();
    }
}
