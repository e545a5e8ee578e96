package vn.chitieu.planted.ingestion;

import vn.chitieu.planted.web.room.Inside;

/** Planted: breaks a rule on purpose. */
public class UsesARoomOfTheWeb {
    final Inside room = null;
}
