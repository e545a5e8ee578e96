package vn.chitieu.support.security;

/**
 * What differs between the services in how people sign in.
 *
 * @param prefix of the properties of people, OpenID Connect, sessions and throttle, such as
 *     {@code chitieu.aggregation.sign-in}
 * @param keyHolder whose keys are taken, as refusals name it, such as {@code a reader}
 * @param hasPasswords whether people sign in here with a password; elsewhere an OpenID provider says who they are
 */
public record SignInSite(String prefix, String keyHolder, boolean hasPasswords) {}
