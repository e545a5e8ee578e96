/**
 * The query API and the dashboard. Every question is checked before it is asked; every refusal is a problem (RFC 9457)
 * with a stable code.
 */
@NullMarked
package vn.chitieu.aggregation.web;

import org.jspecify.annotations.NullMarked;
