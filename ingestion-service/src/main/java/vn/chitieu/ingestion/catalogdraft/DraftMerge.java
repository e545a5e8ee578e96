package vn.chitieu.ingestion.catalogdraft;

import vn.chitieu.catalog.table.TableMerge;

/**
 * A draft brought onto the edition in force.
 *
 * @param edition that of the draft
 * @param inForce the edition in force
 * @param rows the files that come of it, and the rows of which one side is to be chosen
 */
public record DraftMerge(String edition, String inForce, TableMerge rows) {}
