package vn.chitieu.support.web;

/**
 * The page on which a person reads what {@code /v3/api-docs} says; a service that has one defines it as a bean.
 *
 * @param service name of the service in the title, such as {@code ingestion}
 * @param address of the page, such as {@code /api.html}
 * @param script address of its script
 */
public record ApiPage(String service, String address, String script) {}
