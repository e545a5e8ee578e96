/**
 * Topics of a service: made where they are missing, compared where they exist, looked into for what a log must be.
 * Plain admin clients; nothing here changes a topic that exists.
 */
@NullMarked
package vn.chitieu.support.kafka;

import org.jspecify.annotations.NullMarked;
