package vn.chitieu.planted.web;

import vn.chitieu.ingestion.authentication.KeyAuthenticator;

/** Planted: breaks a rule on purpose. */
public class AuthenticatesItselfController {
    Object whoIsIt(KeyAuthenticator keys) {
        return keys.authenticate("key");
    }
}
