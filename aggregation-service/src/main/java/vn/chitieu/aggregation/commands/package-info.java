/**
 * What an operator calls from a shell instead of the service: {@code rebuild} and {@code reconcile}. The only place
 * that prints; the exit status says how it went.
 */
@NullMarked
package vn.chitieu.aggregation.commands;

import org.jspecify.annotations.NullMarked;
