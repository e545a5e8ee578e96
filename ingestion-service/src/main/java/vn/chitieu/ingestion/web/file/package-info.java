/**
 * Files of updates as people keep them: CSV and Excel workbooks, read into rows that know their place, and the template
 * that is sent out to be filled in.
 */
@NullMarked
package vn.chitieu.ingestion.web.file;

import org.jspecify.annotations.NullMarked;
