package vn.chitieu.planted.modules.closed;

import vn.chitieu.planted.modules.other.OfAnotherModule;

/** A dependency that the module does not allow itself. */
final class UsesAnotherModule {

    OfAnotherModule other() {
        return new OfAnotherModule();
    }
}
