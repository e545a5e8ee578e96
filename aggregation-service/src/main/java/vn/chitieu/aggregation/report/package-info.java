/**
 * The report of a quarter as leaders get it: a use case that gathers it, and how it is put into headings, rows, notes
 * and sentences of either language, in plain Java; what a sheet, a document or a web page looks like is not known here,
 * they are all made of the same {@link vn.chitieu.aggregation.report.PrintedReport}. The listener and the store of what
 * was explained to alerts are the adapters among them.
 */
@ApplicationModule(allowedDependencies = {"access", "alert", "log", "model", "query", "remark"})
@NullMarked
package vn.chitieu.aggregation.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
