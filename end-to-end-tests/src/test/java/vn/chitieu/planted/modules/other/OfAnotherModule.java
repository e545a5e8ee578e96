package vn.chitieu.planted.modules.other;

/** What the other module offers. */
public final class OfAnotherModule {}
