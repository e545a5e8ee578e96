package vn.chitieu.contracts.vocabulary.twice;

/** Lies beside phrases of which one is there twice. */
public final class Beside {

    private Beside() {}
}
