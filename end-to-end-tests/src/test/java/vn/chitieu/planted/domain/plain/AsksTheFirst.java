package vn.chitieu.planted.domain.plain;

import vn.chitieu.planted.domain.HoldsADouble;

/** Planted: breaks a rule on purpose. */
public class AsksTheFirst {
    Object opinion() {
        return new HoldsADouble();
    }
}
