package vn.chitieu.planted.ingestion;

/** Planted: breaks a rule on purpose. */
public class TouchedByAnotherService {}
