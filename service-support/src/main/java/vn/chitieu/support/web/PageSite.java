package vn.chitieu.support.web;

/**
 * What the shell shows of a service; a service that has pages defines it as a bean.
 *
 * @param heading what the pages of the service are about, in Vietnamese
 * @param icon address of its icon, an SVG, from the root of the service
 * @param start address of its start page from there; empty for the root itself
 */
public record PageSite(String heading, String icon, String start) {}
