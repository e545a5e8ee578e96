/**
 * Bodies of requests: bounded while they are read, decoded strictly, and taken apart token by token into rows. Nothing
 * but a refusal with its code, or a fault of the stream, comes out, whatever the bytes are.
 */
@NullMarked
package vn.chitieu.ingestion.web.body;

import org.jspecify.annotations.NullMarked;
