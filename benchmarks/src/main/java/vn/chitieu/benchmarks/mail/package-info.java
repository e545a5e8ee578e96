/** From a total that is far behind to the mail server's 250, a backlog after an outage, and a start beside old rows. */
@NullMarked
package vn.chitieu.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
