package vn.chitieu.notification.confirmation;

import vn.chitieu.notification.fixtures.InMemoryAwaitedFigures;

class InMemoryAwaitedFiguresTest extends AwaitedFiguresRepositoryContract {

    @Override
    AwaitedFiguresRepository empty() {
        return new InMemoryAwaitedFigures();
    }
}
