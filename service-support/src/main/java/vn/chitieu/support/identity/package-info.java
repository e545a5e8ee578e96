/** This service as a client of the product's own OpenID provider. */
@NullMarked
package vn.chitieu.support.identity;

import org.jspecify.annotations.NullMarked;
