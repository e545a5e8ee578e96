package vn.chitieu.planted.web.room;

/** Planted: is there for {@code planted.web} alone. */
public class Inside {}
