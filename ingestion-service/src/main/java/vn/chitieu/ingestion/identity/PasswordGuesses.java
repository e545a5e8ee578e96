package vn.chitieu.ingestion.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** In a browser that was left open the current password can be guessed a few times; then the person is signed out. */
final class PasswordGuesses {

    private static final String WRONG = PasswordGuesses.class.getName() + ".wrong";
    private static final int MOST_WRONG = 5;

    private PasswordGuesses() {}

    /** Counts a wrong password in the session of a request; returns whether it was one too many. */
    static boolean isTooMany(HttpServletRequest request) {
        HttpSession session = request.getSession();
        int attempts = session.getAttribute(WRONG) instanceof Integer before ? before + 1 : 1;
        session.setAttribute(WRONG, attempts);
        return attempts >= MOST_WRONG;
    }
}
