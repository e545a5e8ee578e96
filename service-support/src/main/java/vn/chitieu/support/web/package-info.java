/** What the APIs and pages of the services have in common: examples of API descriptions. */
@NullMarked
package vn.chitieu.support.web;

import org.jspecify.annotations.NullMarked;
