/** What the pages and the descriptions of the APIs of all services have in common. */
@NullMarked
package vn.chitieu.support.web;

import org.jspecify.annotations.NullMarked;
