package vn.chitieu.planted.aggregation;

import vn.chitieu.planted.ingestion.TouchedByAnotherService;

/** Planted: breaks a rule on purpose. */
public class KnowsIngestion {
    final TouchedByAnotherService other = null;
}
