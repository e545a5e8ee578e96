/**
 * What can be wrong with a whole request: a code with its status and remedy, and the exception that carries the answer
 * from wherever it is found.
 */
@NullMarked
package vn.chitieu.ingestion.web.problem;

import org.jspecify.annotations.NullMarked;
