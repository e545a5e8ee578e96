/**
 * The command {@code chitieu}: sends files of figures to the ingestion service over flaky links. What is to be sent
 * lies in a spool on disk first, under the idempotency key by which the service recognizes a request again, so that a
 * crash, a power cut or a lost answer duplicates nothing and loses nothing.
 */
@NullMarked
package vn.chitieu.client;

import org.jspecify.annotations.NullMarked;
