/**
 * Tokens of the city's own sign-in service: reads JSON Web Tokens and verifies them by the keys that the issuer
 * publishes.
 */
@NullMarked
package vn.chitieu.ingestion.security;

import org.jspecify.annotations.NullMarked;
