/**
 * Input as it comes from outside, good, odd and hostile, with the answer that it is to get. The cases are data, under
 * {@code src/test/resources/corpus}; here is what reads them, makes their bytes and speaks HTTP byte by byte.
 */
package vn.chitieu.ingestion.corpus;
