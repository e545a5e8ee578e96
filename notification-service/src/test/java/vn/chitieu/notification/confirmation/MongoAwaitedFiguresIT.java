package vn.chitieu.notification.confirmation;

import vn.chitieu.support.testing.TestDatabase;

class MongoAwaitedFiguresIT extends AwaitedFiguresRepositoryContract {

    @Override
    AwaitedFiguresRepository empty() {
        MongoAwaitedFigures totals = new MongoAwaitedFigures(TestDatabase.fresh());
        totals.initialize();
        return totals;
    }
}
