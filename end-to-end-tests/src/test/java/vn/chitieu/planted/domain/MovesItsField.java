package vn.chitieu.planted.domain;

/** Planted: breaks a rule on purpose. */
public class MovesItsField {
    int moved;
}
