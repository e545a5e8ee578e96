package vn.chitieu.planted.loop.one;

import vn.chitieu.planted.loop.two.KnowsOne;

/** Planted: breaks a rule on purpose. */
public class KnowsTwo {
    final KnowsOne other = null;
}
