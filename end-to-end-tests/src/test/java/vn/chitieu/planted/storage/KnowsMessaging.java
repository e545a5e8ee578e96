package vn.chitieu.planted.storage;

import vn.chitieu.planted.messaging.Known;

/** Planted: breaks a rule on purpose. */
public class KnowsMessaging {
    final Known adapter = null;
}
