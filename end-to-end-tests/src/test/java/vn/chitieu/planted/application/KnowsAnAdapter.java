package vn.chitieu.planted.application;

import vn.chitieu.planted.messaging.Known;

/** Planted: breaks a rule on purpose. */
public class KnowsAnAdapter {
    final Known adapter = null;
}
