package vn.chitieu.support.security;

import java.util.UUID;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/** A person who signed in with a password. Each sign-in has an id of its own, by which all its sessions end. */
public final class SignedInUser extends User {

    private static final long serialVersionUID = 1L;

    private final String signIn = UUID.randomUUID().toString();

    /** Takes a person at the moment of a sign-in. */
    public SignedInUser(UserDetails person) {
        super(
                person.getUsername(),
                String.valueOf(person.getPassword()),
                person.isEnabled(),
                true,
                true,
                true,
                person.getAuthorities());
    }

    /** Returns the id of the sign-in, which is the claim {@code sid} of OpenID Connect. */
    public String signIn() {
        return signIn;
    }
}
