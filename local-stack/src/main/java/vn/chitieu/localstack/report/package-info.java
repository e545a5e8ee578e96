/** The table of a quarter as the city's staff write it, in plain text for a terminal. */
@NullMarked
package vn.chitieu.localstack.report;

import org.jspecify.annotations.NullMarked;
