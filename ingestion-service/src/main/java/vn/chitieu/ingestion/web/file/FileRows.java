package vn.chitieu.ingestion.web.file;

import java.util.List;
import vn.chitieu.ingestion.domain.RawRow;

/**
 * What a file of updates holds.
 *
 * @param rows at least one, in the order of the file
 * @param notFilledIn how many rows of a template nobody filled in; they are no updates
 */
public record FileRows(List<RawRow> rows, int notFilledIn) {}
