package vn.chitieu.planted.domain;

/** Planted: breaks a rule on purpose. */
public class HoldsADouble {
    final double figure = 1.5;
}
