package vn.chitieu.planted.report;

import org.springframework.http.MediaType;

/** Planted: breaks a rule on purpose. */
public class KnowsHowItIsLaidOut {
    final MediaType page = MediaType.TEXT_HTML;
}
