package vn.chitieu.planted.web;

/** Planted: breaks a rule on purpose. */
public class ShowsItself {}
