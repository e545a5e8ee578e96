package vn.chitieu.planted.messaging;

/** Planted: breaks a rule on purpose. */
public class Known {}
