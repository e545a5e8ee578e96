package vn.chitieu.planted.web;

import org.bson.Document;

/** Planted: breaks a rule on purpose. */
public class QueriesMongo {
    final Document document = new Document();
}
