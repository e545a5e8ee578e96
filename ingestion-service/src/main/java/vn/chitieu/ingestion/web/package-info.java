/**
 * The HTTP door: reads requests within bounds, asks the application, and answers; every refusal is a problem of RFC
 * 9457 with a code of {@link vn.chitieu.ingestion.web.problem.ProblemCode}. The key is proven before a byte of the body
 * is read.
 */
@NullMarked
package vn.chitieu.ingestion.web;

import org.jspecify.annotations.NullMarked;
