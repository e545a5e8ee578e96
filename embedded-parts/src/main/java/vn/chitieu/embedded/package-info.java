/**
 * A Kafka broker, a MongoDB wire server and a mail server that run inside this process, on the loopback interface only:
 * what the local stack and the integration tests run on. What was acknowledged survives kill -9 when a directory or
 * file was given. None of the three authenticates its clients by default, so none of them is for production.
 */
@NullMarked
package vn.chitieu.embedded;

import org.jspecify.annotations.NullMarked;
