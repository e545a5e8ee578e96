package vn.chitieu.contracts.vocabulary;

/**
 * Status of a figure: how firm it is, from the softest to the firmest; the order of the constants is the order of
 * firmness.
 */
public enum FigureStatus {
    /** Ước: expected by the reporting unit, not counted yet. */
    ESTIMATE,
    /** Sơ bộ: counted, not yet checked. */
    PRELIMINARY,
    /** Chính thức: checked and signed. */
    OFFICIAL
}
