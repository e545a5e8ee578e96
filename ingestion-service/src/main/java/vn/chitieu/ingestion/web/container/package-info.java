/** What the container does beside calling us: bounds on the time of a body, and answers that it gives by itself. */
@NullMarked
package vn.chitieu.ingestion.web.container;

import org.jspecify.annotations.NullMarked;
