package vn.chitieu.planted.loop.two;

import vn.chitieu.planted.loop.one.KnowsTwo;

/** Planted: breaks a rule on purpose. */
public class KnowsOne {
    final KnowsTwo other = null;
}
