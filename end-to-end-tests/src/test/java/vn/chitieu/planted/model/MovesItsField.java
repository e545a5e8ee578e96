package vn.chitieu.planted.model;

/** Planted: breaks a rule on purpose. */
public class MovesItsField {
    int moved;
}
