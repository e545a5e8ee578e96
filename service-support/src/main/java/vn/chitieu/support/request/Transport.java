package vn.chitieu.support.request;

/**
 * How people come to the service.
 *
 * @param https whether over TLS, which this service or a proxy that it trusts ends
 */
public record Transport(boolean https) {}
