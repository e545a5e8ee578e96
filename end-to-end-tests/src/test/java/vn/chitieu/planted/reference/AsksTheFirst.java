package vn.chitieu.planted.reference;

import vn.chitieu.planted.model.HoldsADouble;

/** Planted: breaks a rule on purpose. */
public class AsksTheFirst {
    Object opinion() {
        return new HoldsADouble();
    }
}
