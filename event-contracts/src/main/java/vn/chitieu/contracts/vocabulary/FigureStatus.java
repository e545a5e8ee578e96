package vn.chitieu.contracts.vocabulary;

/** How firm a figure is, from the softest to the firmest; the order of the constants is the order of firmness. */
public enum FigureStatus {
    /** Ước: expected by the one who reports, not counted yet. */
    ESTIMATE,
    /** Sơ bộ: counted, not yet checked. */
    PRELIMINARY,
    /** Chính thức: checked and signed. */
    OFFICIAL
}
