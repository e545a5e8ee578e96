package vn.chitieu.planted.model;

/** Planted: breaks a rule on purpose. */
public class HoldsADouble {
    final double figure = 1.5;
}
