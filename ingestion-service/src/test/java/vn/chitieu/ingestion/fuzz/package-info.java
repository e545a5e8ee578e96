/**
 * Fuzz targets: one class for each kind of input from outside, whose {@code fuzzerTestOneInput} throws for nothing that
 * the service answers as it should. {@code ingestion-service/fuzz} lets Jazzer look for input that makes one throw; the
 * build only replays the corpus and what was found.
 */
package vn.chitieu.ingestion.fuzz;
