/**
 * Foreign parts: a MongoDB, a Kafka cluster and a mail server that run elsewhere and take the place of the embedded
 * ones. What was given is read strictly, asked once before anything starts, and shown without user names and passwords.
 */
@NullMarked
package vn.chitieu.localstack.foreign;

import org.jspecify.annotations.NullMarked;
