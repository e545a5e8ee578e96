package vn.chitieu.embedded;

/**
 * A port on which a broker listens for clients that reach it through a proxy.
 *
 * @param listening where the broker listens
 * @param advertised the port of the proxy, which is what the broker gives as its address to clients that came this way
 */
public record ForwardedPort(int listening, int advertised) {}
