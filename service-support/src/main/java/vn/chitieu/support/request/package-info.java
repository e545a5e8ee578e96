/**
 * Bounds on what a stranger can make a service do before it is known who comes: how large a body may be, by when all of
 * it has to be here, how many slow ones are read at a time, and whose word about a forwarded request is believed.
 */
@NullMarked
package vn.chitieu.support.request;

import org.jspecify.annotations.NullMarked;
